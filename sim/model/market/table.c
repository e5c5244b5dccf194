/* What a scenario may say of the marketing model, row by row. Layer 3. */
#include "model/market/market.h"

static const char *const feeds[] = { "chronological", "relevance", NULL };
static const char *const pulls[] = { "weight", "share", NULL };
static const char *const links[] = { "linear", "threshold", NULL };
static const char *const talkers[] = { "customers", "everybody", NULL };

const gv_param gv_market_table[] = {
    /* people before tick 0 */
    GV_REAL(gv_market, aware, .initial = 0.1, .low = 0, .high = 1,
            .unit = "share of people", .sweep = { 0, 0.5 }, .source = "assumption",
            .help = "people who have noticed the brand before tick 0; 0: a launch; 0.5: an "
                    "established brand"),
    GV_REAL(gv_market, customers, .initial = 0.01, .low = 0, .high = 1,
            .unit = "share of people", .sweep = { 0, 0.08 }, .source = "assumption",
            .help = "people who are customers before tick 0, likelier those whom the "
                    "product suits; they are no adopters"),
    GV_REAL(gv_market, quality, .initial = 0.65, .low = 0, .high = 1, .unit = "quality",
            .sweep = { 0.45, 0.8 }, .source = "assumption",
            .help = "true quality of the product"),
    GV_REAL(gv_market, attitudes, .initial = 0, .low = 0, .high = 1, .unit = "attitude",
            .source = "convention",
            .help = "attitudes before tick 0 are uniform between this and its negative; 0: "
                    "nobody has any yet"),
    GV_REALS(gv_market, product, .low = 0, .high = 1e6, .unit = "weight",
             .source = "assumption",
             .help = "weights of the eight topics in what the product is about; left out: "
                     "the first two, alike"),
    GV_REALS(gv_market, purpose, .low = 0, .high = 1e6, .unit = "weight",
             .source = "assumption",
             .help = "weights of the eight topics in what messages can be about beside the "
                     "product; left out: the first, third, fourth and sixth, alike"),
    GV_WORDS(gv_market, offline, .source = "convention",
             .help = "layers of the network where people meet face to face; on the others "
                     "they have to be online"),
    GV_REALS(gv_market, membership, .low = 0, .high = 1, .unit = "share of people",
             .source = "assumption", .by_layer = true,
             .help = "who takes part in each layer, in their order; left out: everybody"),
    /* what reaches them */
    GV_REAL(gv_market, login, .initial = 0.6, .low = 0, .high = 1, .unit = "probability",
            .sweep = { 0.4, 1 }, .source = "assumption",
            .help = "chance to be online on a day"),
    GV_REAL(gv_market, login_fatigue, .initial = 0.3, .low = 0, .high = 1, .unit = "1",
            .sweep = { 0, 1 }, .source = "assumption",
            .help = "how much of that is lost to full fatigue with advertisements"),
    GV_REAL(
        gv_market, ad_crowding, .initial = 0.1, .low = 0, .high = 10, .unit = "1",
        .sweep = { 0, 0.5 },
        .source =
            "Anderson, de Palma (2013), doi:10.1007/s00199-012-0720-z, as to direction",
        .help =
            "how much of it is lost to twice as many advertisements as people tolerate"),
    GV_REAL(gv_market, ad_tolerance, .initial = 2, .low = 0, .high = 1000, .low_open = true,
            .unit = "impressions a day", .sweep = { 1, 8 }, .source = "assumption",
            .help = "advertisements that a person online tolerates, mean of a week"),
    GV_REAL(gv_market, ambient_ads, .initial = 1.5, .low = 0, .high = 1000,
            .unit = "impressions a day", .sweep = { 0, 6 }, .source = "assumption",
            .help = "advertisements of all others that a person online meets"),
    GV_REAL(gv_market, attention_least, .initial = 8, .low = 0, .high = 255,
            .unit = "posts a day and layer", .sweep = { 2, 20 }, .source = "assumption",
            .help =
                "posts that everybody looks at, at least; of posts and words together no "
                "more than 64 a day are taken in"),
    GV_REAL(gv_market, attention_more, .initial = 24, .low = 0, .high = 255,
            .unit = "posts a day and layer", .sweep = { 6, 60 }, .source = "assumption",
            .help = "mean of what people look at beyond that; exponential"),
    GV_REAL(gv_market, background, .initial = 1, .low = 1e-09, .high = 1000000.0,
            .unit = "posts a day", .scale = GV_SCALE_LOG, .sweep = { 0.5, 4 },
            .source =
                "Hodas, Lerman (2012), doi:10.1109/SocialCom-PASSAT.2012.12, as to the law",
            .help = "other posts of everybody who is followed: what a post competes with"),
    GV_REAL(gv_market, face_to_face, .initial = 0.15, .low = 0, .high = 1,
            .unit = "probability", .sweep = { 0.05, 0.4 }, .source = "assumption",
            .help = "chance that talk face to face reaches one of those near on a day"),
    GV_CHOICE(gv_market, feed, .initial = MARKET_CHRONOLOGICAL, .choices = feeds,
              .source = "convention",
              .help =
                  "order of posts: `chronological`: all alike; `relevance`: what is near "
                  "is seen up to four times as much, what is not down to a quarter"),
    GV_COUNT(gv_market, shown_a_day, .initial = 3, .low = 1, .high = 16,
             .unit = "impressions", .source = "assumption",
             .help = "most advertisements of the strategy that one person meets on a day"),
    GV_REAL(gv_market, viewable, .initial = 0.5, .low = 0, .high = 1, .unit = "probability",
            .sweep = { 0.3, 1 }, .source = "assumption",
            .help = "chance that an impression that was paid for is in view"),
    /* what it is worth to them */
    GV_REAL(gv_market, trust_mass, .initial = 0.6, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0.3, 0.9 },
            .source = "Nielsen (2015), Global Trust in Advertising: share of people who "
                      "trust the format",
            .help = "how far an advertisement in mass media is believed, before trust in "
                    "the brand"),
    GV_REAL(gv_market, trust_ad, .initial = 0.46, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0.3, 0.9 },
            .source = "Nielsen (2015), Global Trust in Advertising: share of people who "
                      "trust the format",
            .help = "how far an advertisement in a social network is believed, before "
                    "trust in the brand"),
    GV_REAL(gv_market, trust_owned, .initial = 0.6, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0.3, 0.9 },
            .source = "Nielsen (2015), Global Trust in Advertising: share of people who "
                      "trust the format",
            .help = "how far the brand's own page is believed, before trust in the brand"),
    GV_REAL(gv_market, trust_partner, .initial = 0.55, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0.3, 0.9 }, .source = "assumption",
            .help = "how far the post of a paid partner is believed"),
    GV_REAL(gv_market, trust_shared, .initial = 0.66, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0.3, 0.9 },
            .source = "Nielsen (2015), Global Trust in Advertising: share of people who "
                      "trust the format",
            .help = "how far something of the brand's that a person passed on is believed"),
    GV_REAL(gv_market, trust_talk, .initial = 0.7, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0.3, 0.9 }, .source = "assumption",
            .help = "how far a person's own word in a social network is believed"),
    GV_REAL(gv_market, trust_face, .initial = 0.83, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0.3, 0.9 },
            .source = "Nielsen (2015), Global Trust in Advertising: share of people who "
                      "trust the format",
            .help = "how far a person's own word face to face is believed"),
    GV_REAL(
        gv_market, fatigue_discount, .initial = 0.7, .low = 0, .high = 1, .unit = "1",
        .sweep = { 0, 1 }, .source = "assumption",
        .help =
            "how much of an advertisement is lost on somebody who is fully tired of them"),
    GV_REAL(
        gv_market, follower_penalty, .initial = 0.35, .low = 0, .high = 2,
        .unit = "exponent", .sweep = { 0, 1 },
        .source = "Beichert, Bayerl, Goldenberg, Lanz (2024), "
                  "doi:10.1177/00222429231217471: revenue of a follower about fivefold "
                  "less over a hundredfold of followers; Leung, Gu, Li, Zhang, "
                  "Palmatier (2022), doi:10.1177/00222429221102889, find the reverse",
        .help =
            "how fast the attention of one follower falls with their number: in how far "
            "they believe a post"),
    GV_REAL(gv_market, follower_scale, .initial = 30, .low = 0, .high = 1000000000.0,
            .low_open = true, .unit = "people", .scale = GV_SCALE_LOG, .sweep = { 10, 100 },
            .source = "assumption",
            .help = "followers at which that begins, in a world of 10,000; grows with the "
                    "root of the number of people"),
    GV_REAL(gv_market, notice_mass, .initial = 0.05, .low = 0, .high = 1,
            .unit = "probability", .scale = GV_SCALE_LOG, .sweep = { 0.01, 0.1 },
            .source = "assumption",
            .help = "chance to notice the brand in an advertisement in mass media, at full "
                    "prominence and relevance"),
    GV_REAL(gv_market, notice_ad, .initial = 0.03, .low = 0, .high = 1,
            .unit = "probability", .scale = GV_SCALE_LOG, .sweep = { 0.01, 0.1 },
            .source = "assumption",
            .help = "chance to notice the brand in an advertisement in a social network, "
                    "at full prominence and relevance"),
    GV_REAL(gv_market, notice_owned, .initial = 0.15, .low = 0, .high = 1,
            .unit = "probability", .scale = GV_SCALE_LOG, .sweep = { 0.05, 0.6 },
            .source = "assumption",
            .help = "chance to notice the brand in a post on the brand's own page, at full "
                    "prominence and relevance"),
    GV_REAL(gv_market, notice_partner, .initial = 0.3, .low = 0, .high = 1,
            .unit = "probability", .scale = GV_SCALE_LOG, .sweep = { 0.05, 0.6 },
            .source = "assumption",
            .help = "chance to notice the brand in a partner's post, at full prominence "
                    "and relevance"),
    GV_REAL(gv_market, notice_shared, .initial = 0.3, .low = 0, .high = 1,
            .unit = "probability", .scale = GV_SCALE_LOG, .sweep = { 0.05, 0.6 },
            .source = "assumption",
            .help = "chance to notice the brand in something of the brand's that a person "
                    "passed on, at full prominence and relevance"),
    GV_REAL(gv_market, notice_talk, .initial = 0.35, .low = 0, .high = 1,
            .unit = "probability", .scale = GV_SCALE_LOG, .sweep = { 0.05, 0.6 },
            .source = "assumption",
            .help = "chance to notice the brand in a person's own word, at full prominence "
                    "and relevance"),
    GV_REAL(gv_market, paid_weight, .initial = 0.15, .low = 0, .high = 1, .unit = "1",
            .scale = GV_SCALE_LOG, .sweep = { 0.03, 1 },
            .source = "assumption; anchors: Trusov, Bucklin, Pauwels (2009), "
                      "doi:10.1509/jmkg.73.5.90; Johnson, Lewis, Nubbemeyer (2017), "
                      "doi:10.2139/ssrn.2701578",
            .help = "what an advertisement counts for beside a word of mouth that is "
                    "believed as much"),
    GV_REAL(gv_market, trigger_weight, .initial = 0.5, .low = 0, .high = 10, .unit = "1",
            .sweep = { 0.1, 1 }, .source = "assumption",
            .help = "how much a reading prompts to buy on the day; two thirds of it for "
                    "advertisements"),
    /* how it moves them */
    GV_CHOICE(gv_market, pull, .initial = MARKET_BY_WEIGHT, .choices = pulls,
              .source = "DeGroot (1974), doi:10.1080/01621459.1974.10480137, for `share`",
              .help = "how strongly a reading pulls at attitudes: `weight`: as it is "
                      "believed; `share`: as one of all who are heard"),
    GV_REAL(
        gv_market, persuasion, .initial = 0.12, .low = 0, .high = 1, .unit = "share",
        .sweep = { 0.03, 0.4 }, .source = "assumption",
        .help =
            "how far a reading that is fully believed moves an attitude towards its own"),
    GV_REAL(gv_market, paid_persuasion, .initial = 0.133, .low = 0, .high = 1,
            .unit = "share", .sweep = { 0.03, 0.4 }, .source = "assumption",
            .help = "the same of an advertisement, before `paid_weight`"),
    GV_REAL(gv_market, negativity, .initial = 2, .low = 0, .high = 10, .unit = "1",
            .sweep = { 0.5, 3 },
            .source = "Chevalier, Mayzlin (2006), doi:10.1509/jmkr.43.3.345, against East, "
                      "Hammond, Lomax (2008), doi:10.1016/j.ijresmar.2008.04.001",
            .help = "how much stronger bad news is; studies disagree"),
    GV_REAL(gv_market, confidence, .initial = 2, .low = 0, .high = 2, .unit = "attitude",
            .sweep = { 0.5, 2 }, .source = "Hegselmann, Krause (2002)",
            .help =
                "readings farther from the own attitude than this leave it alone; 2: none"),
    GV_REAL(gv_market, turn_off, .initial = 0.02, .low = 0, .high = 1, .unit = "attitude",
            .sweep = { 0, 0.1 }, .source = "assumption",
            .help =
                "what a reading of the brand's costs of which more than 0.3 (of the square "
                "of its length) is about the topic one cannot stand"),
    GV_REAL(gv_market, signalling, .initial = 0, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 0.005 },
            .source = "Milgrom, Roberts (1986), doi:10.1086/261408, as to direction",
            .help = "how much an advertisement alone raises belief in quality, towards 1"),
    GV_REAL(gv_market, trust_drift, .initial = 0.001, .low = 0, .high = 1,
            .unit = "share a day", .sweep = { 0, 0.01 }, .source = "assumption",
            .help = "how fast trust returns to 0.5"),
    GV_REAL(gv_market, fatigue_ad, .initial = 0.03, .low = 0, .high = 1, .unit = "1",
            .sweep = { 0, 0.1 }, .source = "assumption",
            .help = "fatigue from an advertisement in a social network, also where nobody "
                    "notices whose it is"),
    GV_REAL(gv_market, fatigue_mass, .initial = 0.02, .low = 0, .high = 1, .unit = "1",
            .sweep = { 0, 0.1 }, .source = "assumption",
            .help = "fatigue from an advertisement in mass media"),
    GV_REAL(gv_market, fatigue_kept, .initial = 0.97, .low = 0, .high = 1,
            .unit = "share a day", .sweep = { 0.9, 0.99 }, .source = "assumption",
            .help = "how much of it is left on the next day"),
    GV_REAL(gv_market, fatigue_harm, .initial = 0.008, .low = 0, .high = 1,
            .unit = "attitude a day", .sweep = { 0, 0.05 }, .source = "assumption",
            .help = "what full fatigue costs beyond half of it, whoever knows the brand"),
    GV_REAL(gv_market, intrusion, .initial = 0, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 1 }, .came_later = true,
            .source =
                "Goldfarb, Tucker (2011), doi:10.1287/mksc.1100.0583, as to direction",
            .help = "how much more an advertisement tires that is all brand, and how much "
                    "less one that is worth reading: 1 + intrusion (prominence - value)"),
    /* what they check */
    GV_REAL(gv_market, check, .initial = 0.15, .low = 0, .high = 1000, .unit = "1",
            .scale = GV_SCALE_LOG, .sweep = { 0.03, 0.6 }, .source = "assumption",
            .help = "how readily people check a claim: times (0.3 + 1.4 scepticism) (1 - "
                    "0.6 trust) (0.15 + surprise) (0.4 + 0.6 information), and 0.3 for "
                    "advertisements, the chance; 0: nobody ever does"),
    GV_REAL(gv_market, finding, .initial = 4, .low = 0, .high = 1000, .unit = "1",
            .scale = GV_SCALE_LOG, .sweep = { 1, 10 }, .source = "assumption",
            .help = "how surely a check finds a bluff: 1 - e^(-finding overclaim)"),
    GV_REAL(gv_market, false_alarm, .initial = 0.002, .low = 0, .high = 1,
            .unit = "probability", .sweep = { 0, 0.02 }, .source = "assumption",
            .help = "chance that a check finds a true claim untrue"),
    GV_REAL(gv_market, trust_loss, .initial = 0.25, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0.1, 0.5 },
            .source =
                "Slovic (1993), doi:10.1111/j.1539-6924.1993.tb01329.x, as to direction",
            .help = "trust lost by finding out, times (1 + 2 overclaim); being told costs "
                    "four fifths; from then on what the brand claims counts a fifth, also "
                    "where somebody passes it on"),
    GV_REAL(gv_market, attitude_loss, .initial = 0.6, .low = 0, .high = 10, .unit = "1",
            .sweep = { 0.2, 1.5 },
            .source = "Darke, Ritchie (2007), doi:10.1509/jmkr.44.1.114, as to direction",
            .help = "attitude lost by finding out, times the overclaim, or 0.1 if that is "
                    "more; being told costs seven tenths"),
    GV_REAL(gv_market, check_reward, .initial = 0.02, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 0.05 }, .source = "assumption",
            .help = "trust gained by finding a claim true"),
    GV_REAL(
        gv_market, warn, .initial = 0.35, .low = 0, .high = 1, .unit = "probability",
        .sweep = { 0.1, 0.8 }, .source = "assumption",
        .help =
            "chance that who finds out warns others; 0 with `warn_again` 0: nobody warns"),
    GV_REAL(gv_market, warn_again, .initial = 0.12, .low = 0, .high = 1,
            .unit = "probability", .sweep = { 0, 0.4 }, .source = "assumption",
            .help = "the same of who was told"),
    GV_REAL(gv_market, convinced, .initial = 0.12, .low = 0, .high = 1,
            .unit = "probability", .sweep = { 0.03, 0.24 }, .source = "assumption",
            .help = "chance that a first warning convinces"),
    GV_REAL(gv_market, corroborated, .initial = 0.3, .low = 0, .high = 1,
            .unit = "probability", .sweep = { 0.075, 0.6 },
            .source = "Centola, Macy (2007), doi:10.1086/521848, as to direction",
            .help = "chance that each of today's does, once there were two"),
    GV_REAL(gv_market, inconsistency, .initial = 0.1, .low = 0, .high = 10, .unit = "1",
            .sweep = { 0, 0.3 },
            .source = "Feinberg, Krishna, Zhang (2002), doi:10.1509/jmkr.39.3.277.19108, "
                      "as to direction",
            .help =
                "trust lost by claims that differ by more than 0.1, times the difference"),
    GV_REAL(gv_market, note_share, .initial = 1, .low = 0, .high = 1000, .unit = "1",
            .sweep = { 0, 3 }, .source = "assumption",
            .help = "finds after which the platform notes that something is not true, in "
                    "parts of 3 and one for every 2,000 people; 0: it never does"),
    GV_REAL(gv_market, note_delay, .initial = 3, .low = 0, .high = 1000000.0,
            .unit = "days", .sweep = { 1, 10 },
            .source = "Razuvayevskaya et al. (2025), community notes: 65.7 hours",
            .help = "age before which it does not"),
    GV_REAL(gv_market, note_penalty, .initial = 0.97, .low = 0, .high = 100,
            .unit = "logit", .sweep = { 0, 3 },
            .source = "Chuai et al. (2024), community notes: 62 % less",
            .help = "how much less what carries a note is passed on"),
    /* where they stand */
    GV_REAL(gv_market, attract, .initial = 0.35, .low = 0, .high = 100, .unit = "1",
            .scale = GV_SCALE_LOG, .sweep = { 0.1, 1 }, .source = "assumption",
            .help = "how fast interest attracts who has noticed the brand"),
    GV_REAL(gv_market, forget, .initial = 0.004, .low = 0, .high = 1, .unit = "probability",
            .scale = GV_SCALE_LOG, .sweep = { 0.001, 0.02 }, .source = "assumption",
            .help = "chance to forget the brand on a day without a reading"),
    GV_REAL(gv_market, cool, .initial = 0.002, .low = 0, .high = 1, .unit = "probability",
            .scale = GV_SCALE_LOG, .sweep = { 0.0005, 0.01 }, .source = "assumption",
            .help = "chance that attraction cools on a day without a reading"),
    GV_REAL(gv_market, like, .initial = 0.1, .low = 0, .high = 1, .unit = "probability",
            .scale = GV_SCALE_LOG, .sweep = { 0.03, 0.3 }, .source = "assumption",
            .help =
                "chance that attraction becomes affinity, at a good attitude and trust"),
    GV_REAL(gv_market, follow, .initial = 0.02, .low = 0, .high = 1, .unit = "probability",
            .scale = GV_SCALE_LOG, .sweep = { 0.005, 0.08 }, .source = "assumption",
            .help = "chance that affinity makes one follow the brand, where it has a page; "
                    "a tenth of it elsewhere"),
    GV_REAL(gv_market, advocate, .initial = 0.03, .low = 0, .high = 1,
            .unit = "probability", .scale = GV_SCALE_LOG, .sweep = { 0.01, 0.1 },
            .source = "assumption",
            .help = "chance that a follower becomes an advocate, at a good attitude and "
                    "satisfaction"),
    /* what they buy */
    GV_CHOICE(gv_market, link, .initial = MARKET_LINEAR, .choices = links,
              .source = "Bass (1969), doi:10.1287/mnsc.15.5.215; Watts (2002), "
                        "doi:10.1073/pnas.082090499",
              .help = "what makes people buy: `linear`: a hazard of p + q times the share "
                      "of customers around, times e to the power of their appeal; "
                      "`threshold`: that share reaches theirs"),
    GV_REAL(
        gv_market, p, .initial = 0.0003, .low = 0, .high = 1, .unit = "probability a day",
        .scale = GV_SCALE_LOG, .sweep = { 0.0001, 0.0006 },
        .source = "Sultan, Farley, Lehmann (1990), doi:10.1177/002224379002700107: about "
                  "0.03 and 0.38 a year for durables; a fast category is assumed",
        .help =
            "hazard to buy of somebody neutral who knows the brand and sees no customer"),
    GV_REAL(gv_market, q, .initial = 0.006, .low = 0, .high = 1,
            .unit = "probability a day", .scale = GV_SCALE_LOG, .sweep = { 0.002, 0.012 },
            .source = "Sultan, Farley, Lehmann (1990), doi:10.1177/002224379002700107: "
                      "about 0.03 and 0.38 a year for durables; a fast category is assumed",
            .help = "what it gains where all around are customers"),
    GV_REAL(gv_market, threshold, .initial = 0.18, .low = 0, .high = 1000000.0,
            .unit = "share of people", .source = "Watts (2002), section 3",
            .help = "with `threshold`: share of customers around that makes one buy"),
    GV_REAL(gv_market, threshold_spread, .initial = 0, .low = 0, .high = 1000000.0,
            .unit = "share of people", .source = "Watts (2002), doi:10.1073/pnas.082090499",
            .help = "standard deviation of thresholds, which are normal and drawn once a "
                    "life; 0: all alike"),
    GV_REAL(gv_market, appeal, .initial = 1, .low = 0, .high = 10, .unit = "1",
            .sweep = { 0.5, 2 }, .source = "convention",
            .help = "how much what people think counts beside `p` and `q`; 0: not at all"),
    GV_REAL(gv_market, by_quality, .initial = 2, .low = 0, .high = 20, .unit = "1",
            .sweep = { 1, 4 }, .source = "assumption",
            .help = "appeal of full quality over half of it"),
    GV_REAL(gv_market, by_attitude, .initial = 1.2, .low = 0, .high = 20, .unit = "1",
            .sweep = { 0.6, 2.4 }, .source = "assumption",
            .help = "appeal of the best attitude over none"),
    GV_REAL(gv_market, by_trust, .initial = 1.5, .low = 0, .high = 20, .unit = "1",
            .sweep = { 0.75, 3 }, .source = "assumption",
            .help = "appeal of full trust over half of it, twice"),
    GV_REAL(gv_market, by_fit, .initial = 2, .low = 0, .high = 20, .unit = "1",
            .sweep = { 1, 4 }, .source = "assumption",
            .help = "appeal of a product that suits one fully"),
    GV_REAL(gv_market, by_sources, .initial = 0.1, .low = 0, .high = 5, .unit = "1",
            .sweep = { 0, 0.3 },
            .source =
                "Harkins, Petty (1981), doi:10.1037/0022-3514.40.3.401, as to direction",
            .help = "appeal of every further kind of source one has met, up to four"),
    GV_REAL(gv_market, noise, .initial = 0.15, .low = 0, .high = 1, .unit = "quality",
            .sweep = { 0.05, 0.3 }, .source = "assumption",
            .help = "how much experiences differ: half the width of a triangular law; and "
                    "what fit adds"),
    GV_REAL(gv_market, churn, .initial = 0.001, .low = 0, .high = 1,
            .unit = "probability a day", .scale = GV_SCALE_LOG, .sweep = { 0.0003, 0.003 },
            .source = "assumption",
            .help = "hazard to leave of a customer who is neither pleased nor not"),
    GV_REAL(gv_market, churn_contagion, .initial = 0.588, .low = 0, .high = 10, .unit = "1",
            .sweep = { 0, 1 },
            .source = "Nitzan, Libai (2011), doi:10.1509/jm.10.0209: 80 % more",
            .help = "how much each customer around who left in the last 30 days adds to "
                    "its logarithm, up to three"),
    /* what they say */
    GV_CHOICE(gv_market, talkers, .initial = MARKET_CUSTOMERS_TALK, .choices = talkers,
              .source = "convention",
              .help = "who speaks of the brand: `customers`, of what they found; "
                      "`everybody`, every day, of what they feel"),
    GV_REAL(
        gv_market, talk, .initial = 0.012, .low = 0, .high = 1, .unit = "probability a day",
        .scale = GV_SCALE_LOG, .sweep = { 0.003, 0.05 }, .source = "assumption",
        .help =
            "how often a new customer speaks of the brand who is neither pleased nor not"),
    GV_REAL(gv_market, talk_pleased, .initial = 0.05, .low = 0, .high = 1,
            .unit = "probability a day", .scale = GV_SCALE_LOG, .sweep = { 0.01, 0.2 },
            .source = "Anderson (1998), doi:10.1177/109467059800100102, as to shape",
            .help = "what full satisfaction adds"),
    GV_REAL(gv_market, talk_angry, .initial = 0.08, .low = 0, .high = 1,
            .unit = "probability a day", .scale = GV_SCALE_LOG, .sweep = { 0.01, 0.3 },
            .source = "Anderson (1998), doi:10.1177/109467059800100102, as to shape",
            .help = "what full dissatisfaction adds"),
    GV_REAL(gv_market, talk_lapsed, .initial = 0.01, .low = 0, .high = 1,
            .unit = "probability a day", .sweep = { 0, 0.05 }, .source = "assumption",
            .help = "how often a customer who left unhappy speaks of it, for 30 days"),
    GV_REAL(gv_market, talk_kept, .initial = 0.2, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0.05, 0.6 }, .source = "assumption",
            .help = "how much of all this is left in the long run; the rest fades with a "
                    "mean of 90 days"),
    GV_REAL(gv_market, defence, .initial = 0.05, .low = 0, .high = 1, .unit = "probability",
            .sweep = { 0, 0.2 }, .source = "assumption",
            .help = "chance that an advocate answers bad news with good"),
    GV_REAL(
        gv_market, share, .initial = -7, .low = -1000, .high = 1000, .unit = "logit",
        .sweep = { -8, -5.5 },
        .source = "Goel, Watts, Goldstein (2012), doi:10.1145/2229012.2229058; Bakshy, "
                  "Rosenn, Marlow, Adamic (2012), doi:10.1145/2187836.2187907: about 0.2 % "
                  "of what is seen",
        .help =
            "how likely one passes on a reading that has nothing for them or against it; "
            "never one of the three things that they passed on last"),
    GV_REAL(gv_market, share_taste, .initial = 1, .low = 0, .high = 10, .unit = "1",
            .sweep = { 0.5, 2 }, .source = "convention",
            .help = "how much what it is, and for whom, counts beside that; 0: not at all"),
    GV_REAL(gv_market, persistence, .initial = 0, .low = 0, .high = 1,
            .unit = "probability", .sweep = { 0, 0.5 }, .source = "convention",
            .help = "chance that what was said is said again on the next day"),
    GV_REAL(gv_market, share_others, .initial = 1, .low = 0, .high = 1, .unit = "1",
            .sweep = { 0, 1 }, .source = "convention", .came_later = true,
            .help = "by what the chance to pass something on is multiplied of people who "
                    "are no customers; 0: only customers pass things on"),
    /* how far advertisements are put on a level with partners' posts */
    GV_REAL(gv_market, level_field, .initial = 0, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 1 }, .source = "convention", .came_later = true,
            .help = "how far an advertisement is put on a level with a partner's post that "
                    "says the same, in all five of the following, unless one is higher; "
                    "what is left to partners at 1 is where they stand in the network, and "
                    "that they post in their own words"),
    GV_REAL(gv_market, level_trust, .initial = 0, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 1 }, .source = "convention", .came_later = true,
            .help = "how far an advertisement is believed as a partner's post is: at 1 as "
                    "far as `trust_partner` says, whatever one thinks of the brand and "
                    "however tired one is"),
    GV_REAL(gv_market, level_notice, .initial = 0, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 1 }, .source = "convention", .came_later = true,
            .help = "how far it is noticed as one: at 1 with `notice_partner`"),
    GV_REAL(gv_market, level_weight, .initial = 0, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 1 }, .source = "convention", .came_later = true,
            .help = "how far it counts as one for interest, belief and prompting: at 1 "
                    "`paid_weight` is 1 there"),
    GV_REAL(gv_market, level_persuasion, .initial = 0, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 1 }, .source = "convention", .came_later = true,
            .help = "how far it moves attitudes as one: at 1 by `persuasion`"),
    GV_REAL(gv_market, level_sharing, .initial = 0, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 1 }, .source = "convention", .came_later = true,
            .help = "how far it is passed on as one: at 1 nobody minds that it is an "
                    "advertisement"),
    /* who they are to those who advertise */
    GV_REAL(gv_market, segment_link, .initial = 0.35, .low = 0, .high = 1,
            .unit = "probability", .sweep = { 0, 0.8 }, .source = "assumption",
            .came_later = true,
            .help = "chance that the demographic segment follows from what somebody cares "
                    "for; else it says nothing of them"),
    GV_REAL(gv_market, stage_observed, .initial = 0.7, .low = 0, .high = 1,
            .unit = "probability", .sweep = { 0.4, 0.95 }, .source = "assumption",
            .came_later = true,
            .help = "chance that a delivery of messages `by_stage` is right about how far "
                    "somebody has come; else they get one of the others"),
    /* pages and live events */
    GV_REAL(gv_market, reciprocity, .initial = 1, .low = 0, .high = 10, .unit = "1",
            .sweep = { 0, 3 }, .source = "assumption", .came_later = true,
            .help = "how much likelier people follow a page that answers and follows back; "
                    "1: twice as likely"),
    GV_REAL(gv_market, live_credibility, .initial = 1.2, .low = 0, .high = 5, .unit = "1",
            .sweep = { 1, 2 }, .source = "assumption", .came_later = true,
            .help = "how much more the brand is believed face to face than on its page"),
    GV_REAL(gv_market, live_talk, .initial = 0.3, .low = 0, .high = 1,
            .unit = "probability", .sweep = { 0.1, 0.6 }, .source = "assumption",
            .came_later = true,
            .help = "chance that who met the brand face to face speaks of it to those whom "
                    "they meet face to face on the next day"),
    GV_FLAG(gv_market, ground_rules, .source = "convention", .came_later = true,
            .help = "people put up with only so much promotion on a page: the sum over a "
                    "week's posts of prominence times (1 - value)"),
    GV_REAL(gv_market, norm, .initial = 2, .low = 0, .high = 100, .unit = "a week",
            .sweep = { 0.5, 5 }, .source = "assumption", .came_later = true,
            .needs = "ground_rules", .help = "with `ground_rules`: how much"),
    GV_REAL(gv_market, norm_reach, .initial = 0.5, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0.2, 1 }, .source = "assumption", .came_later = true,
            .needs = "ground_rules",
            .help = "with `ground_rules`: how many readers a page keeps that had more"),
    GV_COUNT(gv_market, norm_days, .initial = 14, .low = 0, .high = 100000, .unit = "ticks",
             .source = "assumption", .came_later = true, .needs = "ground_rules",
             .help = "with `ground_rules`: how long"),
    GV_REAL(gv_market, norm_loss, .initial = 0.02, .low = 0, .high = 1, .unit = "attitude",
            .sweep = { 0, 0.1 }, .source = "assumption", .came_later = true,
            .needs = "ground_rules",
            .help = "with `ground_rules`: what each reader of that week thinks less of the "
                    "brand"),
    /* the other brand */
    GV_FLAG(gv_market, rival, .source = "convention", .came_later = true,
            .help = "there is another brand, which follows a script: it advertises every "
                    "day, and whoever buys of it is slow to change"),
    GV_REAL(gv_market, rival_quality, .initial = 0.6, .low = 0, .high = 1,
            .unit = "quality", .sweep = { 0.45, 0.8 }, .source = "assumption",
            .came_later = true, .needs = "rival", .help = "with a `rival`: its quality"),
    GV_REAL(gv_market, rival_reach, .initial = 0.1, .low = 0, .high = 1,
            .unit = "share of people a day", .sweep = { 0, 0.3 }, .source = "assumption",
            .came_later = true, .needs = "rival",
            .help = "with a `rival`: who reads its advertisements"),
    GV_REAL(gv_market, rival_pull, .initial = 0.01, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 0.05 }, .source = "assumption", .came_later = true,
            .needs = "rival", .help = "with a `rival`: how far one moves attitudes to it"),
    GV_REAL(gv_market, rival_toward, .initial = 0.4, .low = -1, .high = 1,
            .unit = "attitude", .sweep = { 0.1, 0.8 }, .source = "assumption",
            .came_later = true, .needs = "rival", .help = "with a `rival`: where to"),
    GV_REAL(gv_market, rival_rate, .initial = 0.0002, .low = 0, .high = 1,
            .unit = "probability a day", .scale = GV_SCALE_LOG, .sweep = { 0.00005, 0.001 },
            .source = "assumption", .came_later = true, .needs = "rival",
            .help = "with a `rival`: hazard to buy of it, times e to the power of quality "
                    "and fit as for the brand, of the attitude to it, and of -1"),
    GV_REAL(gv_market, rival_spared, .initial = 0.3, .low = 0, .high = 20, .unit = "1",
            .sweep = { 0, 1 }, .source = "assumption", .came_later = true, .needs = "rival",
            .help = "with a `rival`: how much less it appeals to who likes the brand best"),
    GV_REAL(gv_market, by_rival, .initial = 0.5, .low = 0, .high = 20, .unit = "1",
            .sweep = { 0.25, 1 }, .source = "assumption", .came_later = true,
            .needs = "rival",
            .help = "with a `rival`: how much less the brand appeals to who likes the "
                    "rival best"),
    GV_REAL(gv_market, switching, .initial = 2, .low = 0, .high = 100, .unit = "1",
            .sweep = { 1, 4 }, .source = "assumption", .came_later = true, .needs = "rival",
            .help = "with a `rival`: how much less the brand appeals to its customers, "
                    "beside their attitude to it"),
    /* what happens whatever anybody does */
    GV_ENTRIES(gv_market, events, .kinds = gv_happening_specs, .unit = "events",
               .source = "convention", .came_later = true,
               .help = "what happens on given days, whatever anybody does: "
                       "[{kind: platform_shock, from: 60, until: 90, factor: 0.5}]"),
    /* what they make together */
    GV_REAL(gv_market, trust_referral, .initial = 0.6, .low = 0, .high = 1, .unit = "1",
            .sweep = { 0.4, 0.85 }, .source = "assumption", .came_later = true,
            .help = "credibility of an invitation: a friend's word, but for a reward"),
    GV_REAL(gv_market, notice_referral, .initial = 0.4, .low = 0, .high = 1,
            .unit = "probability", .sweep = { 0.15, 0.6 }, .source = "assumption",
            .came_later = true,
            .help = "chance that an invitation to what suits one fully is noticed by "
                    "somebody who does not know the brand, if it is all about it"),
    GV_REAL(gv_market, by_referral, .initial = 1, .low = 0, .high = 20, .unit = "1",
            .sweep = { 0, 2 },
            .source =
                "assumption; Kumar, Petersen, Leone (2010), doi:10.1509/jmkg.74.5.001, "
                "as to direction",
            .came_later = true,
            .help = "appeal of having been invited, on the day one reads it"),
    GV_REAL(gv_market, referred_churn, .initial = 0.2, .low = 0, .high = 10, .unit = "1",
            .sweep = { 0, 0.5 },
            .source = "Schmitt, Skiera, Van den Bulte (2011), doi:10.1509/jm.75.1.46: 18 % "
                      "fewer leave",
            .came_later = true,
            .help = "how much having come by an invitation takes from the logarithm of the "
                    "hazard to leave"),
    GV_REAL(gv_market, like_rate, .initial = 4, .low = 0, .high = 1000, .unit = "1",
            .sweep = { 1, 20 }, .source = "assumption", .came_later = true,
            .help = "how much likelier one likes what one reads than one passes it on"),
    GV_REAL(gv_market, like_effect, .initial = 0, .low = 0, .high = 10, .unit = "logit",
            .sweep = { 0, 0.5 },
            .source = "convention; Muchnik, Aral, Taylor (2013), "
                      "doi:10.1126/science.1240466: likes of others draw likes",
            .came_later = true,
            .help = "what the logarithm of the likes of others adds to the wish to pass "
                    "something on; 0: likes are counted, and change nothing"),
    /* what they want of the brand */
    GV_REAL(gv_market, complain, .initial = 0, .low = 0, .high = 1,
            .unit = "probability a day", .sweep = { 0, 0.03 }, .source = "assumption",
            .came_later = true,
            .help = "how often a customer who is not satisfied complains to the brand, "
                    "times (1 + 2 dissatisfaction); 0: never, and `talk_angry` stands for "
                    "all they say; about 0.01 where service matters"),
    GV_REAL(gv_market, complain_again, .initial = 1.1, .low = 0, .high = 10, .unit = "1",
            .sweep = { 1, 1.5 },
            .source = "Ma, Sun, Kekre (2015), doi:10.1287/mksc.2015.0912, as to direction",
            .came_later = true,
            .help = "how much oftener who was helped once complains again"),
    GV_REAL(gv_market, complain_public, .initial = 0.15, .low = 0, .high = 1,
            .unit = "probability a day", .sweep = { 0.05, 0.4 }, .source = "assumption",
            .came_later = true,
            .help = "chance that who waits for help says so before others"),
    GV_REAL(gv_market, complaint, .initial = 0.6, .low = 0, .high = 1, .unit = "attitude",
            .sweep = { 0.3, 0.9 }, .source = "assumption", .came_later = true,
            .help = "how bad the news is that they bring then"),
    GV_COUNT(gv_market, complain_patience, .initial = 30, .low = 1, .high = 10000,
             .unit = "days", .sweep = { 10, 90 }, .source = "assumption",
             .came_later = true,
             .help = "days after which who waits for help gives up; a new complaint may "
                     "follow"),
    GV_REAL(gv_market, ask, .initial = 0, .low = 0, .high = 1, .unit = "probability a day",
            .sweep = { 0, 0.03 }, .source = "assumption", .came_later = true,
            .help = "how often who has read a claim of the brand's, and knows it but does "
                    "not follow it, asks about it before others, times (0.3 + 1.4 "
                    "scepticism); 0: never; about 0.01 where conversation matters"),
    GV_COUNT(gv_market, ask_patience, .initial = 3, .low = 1, .high = 10000, .unit = "days",
             .sweep = { 1, 7 }, .source = "assumption", .came_later = true,
             .help = "days that they wait for an answer"),
    GV_REAL(gv_market, silence, .initial = 0.01, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 0.05 }, .source = "assumption", .came_later = true,
            .help = "trust lost by who is not answered, and by who reads that"),
    GV_REAL(gv_market, trust_reply, .initial = 0.5, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0.3, 0.9 }, .source = "assumption", .came_later = true,
            .help = "how far a reply of the brand's to somebody else is believed, before "
                    "trust in the brand"),
    GV_REAL(gv_market, notice_reply, .initial = 0.3, .low = 0, .high = 1,
            .unit = "probability", .scale = GV_SCALE_LOG, .sweep = { 0.1, 0.6 },
            .source = "assumption", .came_later = true,
            .help = "chance to notice whom such a reply is about, at full prominence and "
                    "relevance"),
    /* who reports on it */
    GV_REAL(gv_market, trust_editorial, .initial = 0.66, .low = 0, .high = 1,
            .unit = "share", .sweep = { 0.4, 0.9 }, .came_later = true,
            .source = "Nielsen (2015), Global Trust in Advertising: share of people who "
                      "trust the format",
            .help = "how far what independent people report is believed"),
    GV_REAL(gv_market, notice_editorial, .initial = 0.3, .low = 0, .high = 1,
            .unit = "probability", .scale = GV_SCALE_LOG, .sweep = { 0.1, 0.6 },
            .source = "assumption", .came_later = true,
            .help =
                "chance to notice the brand in a report, times its prominence and (0.3 + "
                "0.7 relevance)"),
    GV_REAL(
        gv_market, rival_posts, .initial = 0.05, .low = 0, .high = 1, .unit = "attitude",
        .sweep = { 0, 0.2 }, .source = "assumption", .came_later = true, .needs = "rival",
        .help = "with `rival`: what reading a post of somebody who left the brand for it "
                "adds to the attitude to it, times how far they are believed"),
    GV_END_OF_TABLE,
};
