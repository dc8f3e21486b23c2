package news

import "time"

// AgeNotice reports whether an article says how old it is: when as many days
// of the calendar as are set for its kind have begun since it was published.
// Both times are in the paper's zone. A kind without a number never says so,
// nor does an evergreen article.
func AgeNotice(kind ArticleKind, evergreen bool, published, now time.Time, days map[ArticleKind]int) bool {
	if evergreen || days[kind] <= 0 {
		return false
	}
	y, m, d := published.Date()
	turns := time.Date(y, m, d+days[kind], 0, 0, 0, 0, published.Location())
	return !now.Before(turns)
}

// DefaultAgeNotice says after how many days a new paper marks its articles
// as old: the news soon, what was made to last later, a review never.
func DefaultAgeNotice() map[ArticleKind]int {
	return map[ArticleKind]int{
		News: 180, Report: 180, Analysis: 365, Explainer: 365, Feature: 730,
		Interview: 730, Opinion: 365, Editorial: 365,
	}
}
