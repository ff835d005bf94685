// Distributions and special functions through Boost.Math.
#include "CBoostMath.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/hypergeometric.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>
#include <cmath>
#include <exception>

namespace {

namespace bm = boost::math;

/// Runs `compute`; an exception or a value that is no finite number is 1.
template <typename Compute>
int answer(double *to, Compute compute) {
    try {
        const double value = compute();
        if (!std::isfinite(value)) return 1;
        *to = value;
        return 0;
    } catch (const std::exception &) {
        return 1;
    }
}

bool inside(double probability) { return probability > 0.0 && probability < 1.0; }

} // namespace

extern "C" {

int talentpool_normal_quantile(double probability, double *quantile) {
    if (!inside(probability)) return 1;
    return answer(quantile, [&] { return bm::quantile(bm::normal_distribution<double>(), probability); });
}

int talentpool_normal_upper(double value, double *probability) {
    if (std::isnan(value)) return 1;
    return answer(probability, [&] { return bm::cdf(bm::complement(bm::normal_distribution<double>(), value)); });
}

int talentpool_beta_quantile(double a, double b, double probability, double *quantile) {
    if (!(a > 0.0 && b > 0.0) || !inside(probability)) return 1;
    return answer(quantile, [&] { return bm::quantile(bm::beta_distribution<double>(a, b), probability); });
}

int talentpool_beta_lower(double a, double b, double value, double *probability) {
    if (!(a > 0.0 && b > 0.0 && value >= 0.0 && value <= 1.0)) return 1;
    return answer(probability, [&] { return bm::cdf(bm::beta_distribution<double>(a, b), value); });
}

int talentpool_binomial_lower(double successes, double trials, double rate, double *probability) {
    if (!(trials >= 1.0 && rate >= 0.0 && rate <= 1.0) || std::isnan(successes)) return 1;
    if (successes < 0.0) return answer(probability, [] { return 0.0; });
    if (successes >= trials) return answer(probability, [] { return 1.0; });
    return answer(probability, [&] { return bm::cdf(bm::binomial_distribution<double>(trials, rate), successes); });
}

int talentpool_binomial_upper(double successes, double trials, double rate, double *probability) {
    if (!(trials >= 1.0 && rate >= 0.0 && rate <= 1.0) || std::isnan(successes)) return 1;
    if (successes <= 0.0) return answer(probability, [] { return 1.0; });
    if (successes > trials) return answer(probability, [] { return 0.0; });
    return answer(probability, [&] {
        return bm::cdf(bm::complement(bm::binomial_distribution<double>(trials, rate), successes - 1.0));
    });
}

int talentpool_chi_squared_upper(double value, double degrees, double *probability) {
    if (!(value >= 0.0 && degrees > 0.0)) return 1;
    return answer(probability, [&] { return bm::cdf(bm::complement(bm::chi_squared_distribution<double>(degrees), value)); });
}

int talentpool_chi_squared_quantile(double degrees, double probability, double *quantile) {
    if (!(degrees > 0.0) || !inside(probability)) return 1;
    return answer(quantile, [&] { return bm::quantile(bm::chi_squared_distribution<double>(degrees), probability); });
}

int talentpool_hypergeometric(unsigned drawn, unsigned marked, unsigned draws, unsigned total, double *probability) {
    if (marked > total || draws > total) return 1;
    if (drawn > marked || drawn > draws || draws - drawn > total - marked) return answer(probability, [] { return 0.0; });
    return answer(probability, [&] { return bm::pdf(bm::hypergeometric_distribution<double>(marked, draws, total), drawn); });
}

int talentpool_log_gamma(double value, double *to) {
    if (!(value > 0.0)) return 1;
    return answer(to, [&] { return bm::lgamma(value); });
}

int talentpool_digamma(double value, double *to) {
    if (!(value > 0.0)) return 1;
    return answer(to, [&] { return bm::digamma(value); });
}

int talentpool_trigamma(double value, double *to) {
    if (!(value > 0.0)) return 1;
    return answer(to, [&] { return bm::trigamma(value); });
}
}
