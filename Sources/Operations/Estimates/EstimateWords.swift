// Words of the estimators: keys of their answers and what could not be estimated, in both languages.

internal import Domain
internal import Statistics

enum EstimateWords {
    /// What a key means; a key of parts (`pooled_`, `ml_`) is told by its parts.
    static func words(_ key: String) -> Bilingual {
        if let known = all[key] { return known }
        for (start, said) in [("pooled_", Bilingual("合并", "pooled")), ("ml_", Bilingual("最大似然", "ML"))] where key.hasPrefix(start) {
            let rest = words(String(key.dropFirst(start.count)))
            return Bilingual(said.zh + rest.zh, said.en + " " + rest.en)
        }
        return Bilingual(key, key)
    }

    static let all: [String: Bilingual] = [
        "level": Bilingual("置信水平", "level"), "row": Bilingual("行", "row"), "group": Bilingual("组别", "group"),
        "unit": Bilingual("单位", "unit"),
        "units": Bilingual("单位数", "units"), "stratum": Bilingual("层", "stratum"), "strata": Bilingual("层数", "strata"),
        "strata_left_out": Bilingual("未能标准化的层数", "strata left out"), "comparison": Bilingual("比较", "comparison"),
        "successes": Bilingual("成功", "successes"), "n": Bilingual("人数", "n"), "unknown": Bilingual("未知", "unknown"),
        "estimate": Bilingual("估计", "estimate"), "lower": Bilingual("下限", "lower"), "upper": Bilingual("上限", "upper"),
        "method": Bilingual("方法", "method"), "raw": Bilingual("自身比例", "own rate"), "rate": Bilingual("比例", "rate"),
        "clopper_pearson_lower": Bilingual("精确下限", "exact lower"), "clopper_pearson_upper": Bilingual("精确上限", "exact upper"),
        "jeffreys_lower": Bilingual("Jeffreys 下限", "Jeffreys lower"), "jeffreys_upper": Bilingual("Jeffreys 上限", "Jeffreys upper"),
        "first": Bilingual("第一组", "first"), "second": Bilingual("第二组", "second"), "first_n": Bilingual("第一组人数", "first n"),
        "second_n": Bilingual("第二组人数", "second n"), "first_rate": Bilingual("第一组比例", "first rate"),
        "second_rate": Bilingual("第二组比例", "second rate"), "first_successes": Bilingual("第一组成功", "first successes"),
        "second_successes": Bilingual("第二组成功", "second successes"), "higher": Bilingual("较高者", "higher"),
        "difference": Bilingual("差", "difference"), "difference_lower": Bilingual("差的下限", "difference lower"),
        "difference_upper": Bilingual("差的上限", "difference upper"), "difference_method": Bilingual("差的方法", "difference method"),
        "ratio": Bilingual("比", "ratio"), "ratio_lower": Bilingual("比的下限", "ratio lower"), "ratio_upper": Bilingual("比的上限", "ratio upper"),
        "ratio_method": Bilingual("比的方法", "ratio method"), "katz_lower": Bilingual("Katz 下限", "Katz lower"),
        "katz_upper": Bilingual("Katz 上限", "Katz upper"), "koopman_lower": Bilingual("Koopman 下限", "Koopman lower"),
        "koopman_upper": Bilingual("Koopman 上限", "Koopman upper"), "odds_ratio": Bilingual("优势比", "odds ratio"),
        "fisher_p": Bilingual("Fisher 精确检验 p", "Fisher exact p"), "chi_squared": Bilingual("卡方", "chi-squared"),
        "chi_squared_p": Bilingual("卡方检验 p", "chi-squared p"), "chi_squared_yates": Bilingual("卡方（Yates 校正）", "chi-squared (Yates)"),
        "chi_squared_yates_p": Bilingual("卡方检验 p（Yates 校正）", "chi-squared p (Yates)"),
        "first_standardised": Bilingual("第一组标准化比例", "first standardised"), "first_lower": Bilingual("第一组下限", "first lower"),
        "first_upper": Bilingual("第一组上限", "first upper"), "second_standardised": Bilingual("第二组标准化比例", "second standardised"),
        "second_lower": Bilingual("第二组下限", "second lower"), "second_upper": Bilingual("第二组上限", "second upper"),
        "standardised_difference": Bilingual("标准化比例之差", "standardised difference"),
        "standardised_difference_lower": Bilingual("标准化之差的下限", "standardised difference lower"),
        "standardised_difference_upper": Bilingual("标准化之差的上限", "standardised difference upper"),
        "standardised_higher": Bilingual("标准化后较高者", "higher when standardised"), "pooled_higher": Bilingual("合并后较高者", "higher when pooled"),
        "simpson_reversal": Bilingual("合并与标准化方向相反", "pooled and standardised disagree"),
        "common_odds_ratio": Bilingual("共同优势比", "common odds ratio"),
        "common_odds_ratio_lower": Bilingual("共同优势比下限", "common odds ratio lower"),
        "common_odds_ratio_upper": Bilingual("共同优势比上限", "common odds ratio upper"), "cmh": Bilingual("CMH 卡方", "CMH chi-squared"),
        "cmh_p": Bilingual("CMH 检验 p", "CMH p"), "cmh_corrected": Bilingual("CMH 卡方（连续性校正）", "CMH chi-squared (corrected)"),
        "cmh_corrected_p": Bilingual("CMH 检验 p（连续性校正）", "CMH p (corrected)"),
        "breslow_day": Bilingual("Breslow–Day 卡方", "Breslow–Day chi-squared"),
        "breslow_day_degrees": Bilingual("自由度", "degrees of freedom"), "breslow_day_p": Bilingual("Breslow–Day 检验 p", "Breslow–Day p"),
        "tarone": Bilingual("Tarone 校正卡方", "Tarone chi-squared"), "tarone_p": Bilingual("Tarone 校正检验 p", "Tarone p"),
        "pooled_rate": Bilingual("总体比例", "rate of all"), "full_pooling": Bilingual("全部合并", "fully pooled"),
        "alpha": Bilingual("α", "alpha"),
        "beta": Bilingual("β", "beta"), "mean": Bilingual("真实比例的均值", "mean of true rates"),
        "intraclass_correlation": Bilingual("组内相关", "intraclass correlation"), "log_likelihood": Bilingual("对数似然", "log likelihood"),
        "log_likelihood_binomial": Bilingual("对数似然（同一比例）", "log likelihood (one rate)"),
        "homogeneity": Bilingual("同质性卡方", "homogeneity chi-squared"), "homogeneity_degrees": Bilingual("自由度", "degrees of freedom"),
        "homogeneity_p": Bilingual("同质性检验 p", "homogeneity p"), "own_weight": Bilingual("自身权重", "own weight"),
        "wrong_side_probability": Bilingual("真实比例在均值另一侧的概率", "probability of the other side of the mean"),
        "target": Bilingual("目标", "target"), "target_is_given": Bilingual("目标由使用者给出", "target given"),
        "overdispersion": Bilingual("过度离散", "over-dispersion"),
        "overdispersion_winsorised": Bilingual("过度离散（缩尾 10%）", "over-dispersion (winsorised)"),
        "lower_95": Bilingual("95% 下限", "95 % lower"), "upper_95": Bilingual("95% 上限", "95 % upper"),
        "lower_998": Bilingual("99.8% 下限", "99.8 % lower"),
        "upper_998": Bilingual("99.8% 上限", "99.8 % upper"), "drawn_lower_95": Bilingual("95% 画线下限", "95 % drawn lower"),
        "drawn_upper_95": Bilingual("95% 画线上限", "95 % drawn upper"), "drawn_lower_998": Bilingual("99.8% 画线下限", "99.8 % drawn lower"),
        "drawn_upper_998": Bilingual("99.8% 画线上限", "99.8 % drawn upper"), "p_lower": Bilingual("下尾概率", "lower tail"),
        "p_upper": Bilingual("上尾概率", "upper tail"), "outside_95": Bilingual("超出 95%", "outside 95 %"),
        "outside_998": Bilingual("超出 99.8%", "outside 99.8 %"),
        "can_be_outside_95": Bilingual("有可能超出 95%", "can be outside 95 %"),
        "can_be_outside_998": Bilingual("有可能超出 99.8%", "can be outside 99.8 %"),
        "observed": Bilingual("实际", "observed"), "expected": Bilingual("预期", "expected"), "variance": Bilingual("方差", "variance"),
        "z": Bilingual("z", "z"),
        "byar_lower": Bilingual("Byar 下限", "Byar lower"), "byar_upper": Bilingual("Byar 上限", "Byar upper"),
        "adjusted_rate": Bilingual("校正后比例", "adjusted rate"), "deviance": Bilingual("偏差", "deviance"), "name": Bilingual("项", "term"),
        "value": Bilingual("系数", "coefficient"), "standard_error": Bilingual("标准误", "standard error"), "effect": Bilingual("增值", "effect"),
        "standard_deviation": Bilingual("标准差", "standard deviation"), "reliability": Bilingual("可靠度", "reliability"),
        "comparison_lower": Bilingual("比较下限", "comparison lower"), "comparison_upper": Bilingual("比较上限", "comparison upper"),
        "between_variance": Bilingual("单位间方差", "between variance"), "within_variance": Bilingual("单位内方差", "within variance"),
        "year": Bilingual("年份", "year"), "slope": Bilingual("每年变化", "change a year"), "trend": Bilingual("趋势卡方", "trend chi-squared"),
        "trend_p": Bilingual("趋势检验 p", "trend p"), "departure": Bilingual("偏离直线卡方", "departure chi-squared"),
        "departure_degrees": Bilingual("自由度", "degrees of freedom"), "departure_p": Bilingual("偏离直线 p", "departure p"),
        "known_rate": Bilingual("掌握率", "known rate"), "worst": Bilingual("最差", "worst"), "best": Bilingual("最好", "best"),
        "worst_lower": Bilingual("最差下限", "worst lower"), "best_upper": Bilingual("最好上限", "best upper"), "power": Bilingual("检验功效", "power"),
        "per_group": Bilingual("每组人数", "per group"), "per_group_unrounded": Bilingual("每组人数（未取整）", "per group, unrounded"),
        "possible": Bilingual("可能", "possible"), "fewest": Bilingual("最少人数", "fewest"), "most": Bilingual("最多人数", "most"),
    ]

    /// What could not be estimated, with the row where one is to blame.
    static func finding(_ error: EstimateError, row: Int? = nil) -> Finding {
        let place = Finding.Place(row: row)
        switch error {
        case .noTrials:
            return Finding(
                "estimate.no-trials", at: place,
                what: Bilingual("没有一个结果已知的人，无从估计", "there is nobody whose outcome is known: nothing to estimate from"))
        case .impossibleCounts:
            return Finding(
                "estimate.counts", at: place,
                what: Bilingual("人数不可能：为负、过大，或成功多于总数", "impossible counts: negative, too large, or more successes than trials"))
        case .impossibleLevel:
            return Finding("estimate.level", at: place, what: Bilingual("置信水平应在 0 与 1 之间", "the level lies between 0 and 1"))
        case .nothingToCompare:
            return Finding(
                "estimate.nothing-to-compare", at: place,
                what: Bilingual("没有可比较的：单位、年份或两组共有的层太少", "nothing to compare: too few units, years or strata that hold both groups"))
        case .notIdentified:
            return Finding(
                "estimate.not-identified", at: place,
                what: Bilingual(
                    "数据不足以确定所问的数：例如人人成功或人人失败、每个单位只有一人、协变量互相决定或完全预测结果",
                    "the data do not tell what is asked: all or none succeeded, every unit has one person, covariates determine each other or tell the outcome perfectly"
                ))
        case .outOfRange:
            return Finding("estimate.range", at: place, what: Bilingual("数值超出可计算的范围", "a number is outside of what can be computed"))
        case .notSettled:
            return Finding("estimate.not-settled", at: place, what: Bilingual("迭代没有收敛", "the iteration did not settle"))
        }
    }
}
