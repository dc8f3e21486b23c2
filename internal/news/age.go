package news

import "time"

const day = 24 * time.Hour

// AgeNotice reports whether an article says how old it is: when the number of
// days set for its kind has passed since it was published. A kind without a
// number never says so, nor does an evergreen article.
func AgeNotice(kind ArticleKind, evergreen bool, published, now time.Time, days map[ArticleKind]int) bool {
	turns := AgeTurns(kind, evergreen, published, days)
	return !turns.IsZero() && !now.Before(turns)
}

// AgeTurns returns when the age notice appears, zero for never.
func AgeTurns(kind ArticleKind, evergreen bool, published time.Time, days map[ArticleKind]int) time.Time {
	if evergreen || days[kind] <= 0 {
		return time.Time{}
	}
	return published.Add(time.Duration(days[kind]) * day)
}

// DefaultAgeNotice says after how many days a new paper marks its articles
// as old: the news soon, what was made to last later, a review never.
func DefaultAgeNotice() map[ArticleKind]int {
	return map[ArticleKind]int{
		News: 180, Report: 180, Analysis: 365, Explainer: 365, Feature: 730,
		Interview: 730, Opinion: 365, Editorial: 365,
	}
}
