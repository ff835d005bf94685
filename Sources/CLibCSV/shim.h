// libcsv for the room Intake.
#include <csv.h>
