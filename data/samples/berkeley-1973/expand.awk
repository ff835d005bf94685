# From the 24 published counts to one row an applicant.
#
# awk -v kind=application -f expand.awk counts.csv    the applications
# awk -v kind=screening   -f expand.awk counts.csv    what became of them
#
# A count of 512 men admitted to department A becomes 512 persons, numbered in the order of the table: the same numbers in both files.
# The day is not published: the first day of the term stands for all. Nothing else is added.
BEGIN { FS = "," }
NR == 1 {
  print kind == "application" ? "person number,plan,applied on,sex,discipline" : "person number,plan,stage,day,result"
  next
}
{
  for (i = 1; i <= $4; i++) {
    person = sprintf("UCB1973-%04d", ++n)
    if (kind == "application") printf "%s,berkeley-1973,1973-09-01,%s,department-%s\n", person, tolower($2), tolower($3)
    else printf "%s,berkeley-1973,selection,1973-09-01,%s\n", person, $1 == "Admitted" ? "pass" : "fail"
  }
}
