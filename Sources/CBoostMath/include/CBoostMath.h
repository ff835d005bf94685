// The distributions of Boost.Math that the room Statistics uses, as plain C. No exception crosses this border.
#ifndef TALENTPOOL_CBOOSTMATH_H
#define TALENTPOOL_CBOOSTMATH_H

#ifdef __cplusplus
extern "C" {
#endif

/// Quantile of the standard normal distribution at `probability`, strictly between 0 and 1.
/// Returns 0 and writes to `quantile`, or returns 1 where the argument is out of range.
int talentpool_normal_quantile(double probability, double *quantile);

#ifdef __cplusplus
}
#endif

#endif
