// The code lists of what a plan asks for beside selection and evaluation: training, notices, mentors' standing, awards, certificates.

/// How a training session (培养活动) took place.
package enum SessionKind: String, Worded {
    case campusVisit = "campus_visit"
    case faceToFace = "face_to_face"
    case lecture
    /// 冬令营 or 夏令营.
    case camp
    case other

    package var label: Bilingual {
        switch self {
        case .campusVisit: Bilingual("到校培养", "visit to the host university")
        case .faceToFace: Bilingual("当面指导", "guidance face to face")
        case .lecture: Bilingual("学术报告", "academic lecture")
        case .camp: Bilingual("冬（夏）令营", "winter or summer camp")
        case .other: Bilingual("其他", "other")
        }
    }

    package var synonyms: [String] {
        switch self {
        case .campusVisit: ["到校"]
        case .faceToFace: ["面对面指导"]
        case .lecture: ["报告", "讲座", "学术讲座"]
        case .camp: ["冬令营", "夏令营"]
        case .other: []
        }
    }
}

/// Whether the pupil handed in a growth log (成长日志) about a session. Where nobody says, that is unknown, never no.
package enum LogStatus: String, Worded {
    case submitted
    case notSubmitted = "not_submitted"

    package var label: Bilingual {
        switch self {
        case .submitted: Bilingual("已提交", "submitted")
        case .notSubmitted: Bilingual("未提交", "not submitted")
        }
    }
}

/// What became of a growth log with the mentor (日志审核). Where nobody says, that is unknown, never no.
package enum LogReview: String, Worded {
    case approved
    case returned
    case notReviewed = "not_reviewed"

    package var label: Bilingual {
        switch self {
        case .approved: Bilingual("审核通过", "approved")
        case .returned: Bilingual("退回修改", "returned for revision")
        case .notReviewed: Bilingual("未审核", "not reviewed")
        }
    }
}

/// What a public notice (公示) is about.
package enum NoticeSubject: String, Worded {
    case selectedPupils = "selected_pupils"
    case mentors

    package var label: Bilingual {
        switch self {
        case .selectedPupils: Bilingual("入选学生名单", "list of selected pupils")
        case .mentors: Bilingual("导师名单", "list of mentors")
        }
    }
}

/// What an award (获奖) was given for.
package enum AwardKind: String, Worded {
    case sciencePrize = "science_prize"
    case olympiadPrize = "olympiad_prize"
    case patent
    case other

    package var label: Bilingual {
        switch self {
        case .sciencePrize: Bilingual("科技竞赛或活动奖项", "prize of a science competition or activity")
        case .olympiadPrize: Bilingual("学科竞赛奖项", "prize of a subject olympiad")
        case .patent: Bilingual("专利", "patent")
        case .other: Bilingual("其他", "other")
        }
    }
}

/// The level at which an award was given.
package enum AwardLevel: String, Worded {
    case school
    case city
    case provincial
    case national
    case international

    package var label: Bilingual {
        switch self {
        case .school: Bilingual("校级", "school")
        case .city: Bilingual("市级", "city")
        case .provincial: Bilingual("省级", "provincial")
        case .national: Bilingual("国家级", "national")
        case .international: Bilingual("国际", "international")
        }
    }
}

/// What was decided on a pupil's certificate (培养证书).
package enum CertificateStatus: String, Worded {
    case issued
    case withheld

    package var label: Bilingual {
        switch self {
        case .issued: Bilingual("已授予", "issued")
        case .withheld: Bilingual("不授予", "withheld")
        }
    }
}

/// A mentor's or team member's highest degree (学位).
package enum AcademicDegree: String, Worded {
    case doctorate
    case master
    case bachelor
    case other

    package var label: Bilingual {
        switch self {
        case .doctorate: Bilingual("博士", "doctorate")
        case .master: Bilingual("硕士", "master")
        case .bachelor: Bilingual("学士", "bachelor")
        case .other: Bilingual("其他", "other")
        }
    }
}

/// The level of a mentor's or team member's professional title (职称级别).
package enum TitleLevel: String, Worded {
    case senior
    case associateSenior = "associate_senior"
    case intermediate
    case junior

    package var label: Bilingual {
        switch self {
        case .senior: Bilingual("正高级", "senior")
        case .associateSenior: Bilingual("副高级", "associate senior")
        case .intermediate: Bilingual("中级", "intermediate")
        case .junior: Bilingual("初级", "junior")
        }
    }
}

/// From which circle a mentor was appointed (导师来源).
package enum MentorSource: String, Worded {
    case topnotchMentors = "topnotch_mentors"
    case honouredScientists = "honoured_scientists"
    case other

    package var label: Bilingual {
        switch self {
        case .topnotchMentors: Bilingual("基础学科拔尖学生培养计划导师", "mentor of the Top-Notch programme")
        case .honouredScientists: Bilingual("院士等高层次人才", "academicians and other honoured scientists")
        case .other: Bilingual("其他", "other")
        }
    }
}

/// Why a pupil beyond the rank gate was proposed all the same (放宽理由).
package enum RelaxationReason: String, Worded {
    case outstanding
    case preTrainingOutstanding = "pre_training_outstanding"

    package var label: Bilingual {
        switch self {
        case .outstanding: Bilingual("表现优秀", "outstanding")
        case .preTrainingOutstanding: Bilingual("参与前置培养且表现优秀", "took part in pre-training and was outstanding")
        }
    }
}

/// What was decided on a relaxation of the rank gate (放宽决定).
package enum RelaxationDecision: String, Worded {
    case granted
    case declined

    package var label: Bilingual {
        switch self {
        case .granted: Bilingual("同意放宽", "granted")
        case .declined: Bilingual("不予放宽", "declined")
        }
    }
}
