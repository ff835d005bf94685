// The distributions and special functions of Boost.Math that the room Statistics uses, as plain C. No exception crosses this border:
// every function returns 0 and writes its answer to the last argument, or returns 1 where an argument is out of range.
#ifndef TALENTPOOL_CBOOSTMATH_H
#define TALENTPOOL_CBOOSTMATH_H

#ifdef __cplusplus
extern "C" {
#endif

/// Quantile of the standard normal distribution at `probability`, strictly between 0 and 1.
int talentpool_normal_quantile(double probability, double *quantile);

/// P(Z ≥ `value`) of the standard normal distribution.
int talentpool_normal_upper(double value, double *probability);

/// Quantile of the beta distribution with shapes `a`, `b` above 0 at `probability`, strictly between 0 and 1.
int talentpool_beta_quantile(double a, double b, double probability, double *quantile);

/// P(X ≤ `value`) of the beta distribution with shapes `a`, `b` above 0, `value` in 0…1.
int talentpool_beta_lower(double a, double b, double value, double *probability);

/// P(X ≤ `successes`) of the binomial distribution: `trials` of at least 1, `rate` in 0…1; 0 below no success, 1 from `trials` on.
int talentpool_binomial_lower(double successes, double trials, double rate, double *probability);

/// P(X ≥ `successes`) of the binomial distribution, with the same ranges.
int talentpool_binomial_upper(double successes, double trials, double rate, double *probability);

/// P(X ≥ `value`) of the chi-squared distribution with `degrees` above 0 of freedom, `value` of at least 0.
int talentpool_chi_squared_upper(double value, double degrees, double *probability);

/// Quantile of the chi-squared distribution with `degrees` above 0 of freedom at `probability`, strictly between 0 and 1.
int talentpool_chi_squared_quantile(double degrees, double probability, double *quantile);

/// P(X = `drawn`) of the hypergeometric distribution: `drawn` of `marked` among `draws` out of `total`.
int talentpool_hypergeometric(unsigned drawn, unsigned marked, unsigned draws, unsigned total, double *probability);

/// Logarithm of the gamma function at `value` above 0.
int talentpool_log_gamma(double value, double *answer);

/// First derivative of the logarithm of the gamma function at `value` above 0.
int talentpool_digamma(double value, double *answer);

/// Second derivative of the logarithm of the gamma function at `value` above 0.
int talentpool_trigamma(double value, double *answer);

#ifdef __cplusplus
}
#endif

#endif
