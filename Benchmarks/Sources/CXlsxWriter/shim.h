// libxlsxwriter, for invented workbooks.
#include <xlsxwriter.h>
