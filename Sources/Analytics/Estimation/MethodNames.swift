// The words of the methods by which estimates are made.

package import Domain

/// Names of methods as docs/methods.md has them, in words.
package enum MethodNames {
    package static let words: [String: Bilingual] = [
        "wilson": Bilingual("Wilson 95% 区间", "Wilson 95% interval"),
        "beta-binomial": Bilingual(
            "贝塔—二项模型部分合并（最大似然），95% 后验区间", "beta-binomial partial pooling (maximum likelihood), 95% posterior interval"),
        "full-pooling": Bilingual("取总体比例（看不出单位间差别），Wilson 95% 区间", "rate of all (no difference between units seen), Wilson 95% interval"),
        "funnel-exact-binomial": Bilingual("漏斗图精确二项界限（95% 与 99.8%）", "exact binomial funnel limits (95% and 99.8%)"),
        "observed-expected-poisson": Bilingual(
            "实际数与按起点应有数之比（逻辑回归），Poisson 95% 区间", "observed over expected from starting points (logistic regression), Poisson 95% interval"),
        "manski-bounds": Bilingual("未知者的最坏与最好情形（Manski 上下界）", "worst and best case for the unknown (Manski bounds)"),
        "katz-log": Bilingual("比率之比的对数区间（Katz），Fisher 精确检验", "log interval of a ratio of rates (Katz), Fisher's exact test"),
        "koopman-score": Bilingual("比率之比的得分区间（Koopman），Fisher 精确检验", "score interval of a ratio of rates (Koopman), Fisher's exact test"),
        "newcombe-10": Bilingual(
            "比率之差的区间（Newcombe 方法 10），Fisher 精确检验", "interval of a difference of rates (Newcombe's method 10), Fisher's exact test"),
        "stratified-newcombe": Bilingual(
            "按层直接标准化，分层 Newcombe 区间，Cochran–Mantel–Haenszel 检验",
            "direct standardisation by stratum, stratified Newcombe interval, Cochran–Mantel–Haenszel test"),
        "cochran-armitage": Bilingual("Cochran–Armitage 线性趋势检验", "Cochran–Armitage test of a linear trend"),
        "fleiss": Bilingual("两比例样本量公式（Fleiss），把握度 80%，双侧 5%", "sample size for two proportions (Fleiss), power 80%, two-sided 5%"),
    ]
}
