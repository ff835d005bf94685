// Numbers with their nouns in English, where one is not many.

/// `1 pupil`, `2 pupils`.
func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)" + (count == 1 ? "" : "s")
}
