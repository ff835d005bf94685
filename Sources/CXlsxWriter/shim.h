// libxlsxwriter for the room Workbooks.
#include <xlsxwriter.h>
