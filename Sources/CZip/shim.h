// Names the one header of libzip that the module map hands to Swift.
#include <zip.h>
