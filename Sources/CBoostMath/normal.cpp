// The standard normal distribution through Boost.Math.
#include "CBoostMath.h"

#include <boost/math/distributions/normal.hpp>
#include <exception>

extern "C" int talentpool_normal_quantile(double probability, double *quantile) {
    if (!(probability > 0.0 && probability < 1.0)) return 1;
    try {
        *quantile = boost::math::quantile(boost::math::normal_distribution<double>(), probability);
        return 0;
    } catch (const std::exception &) {
        return 1;
    }
}
