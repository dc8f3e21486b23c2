package news

import "time"

// aboutTime checks what the clock has to say.
func aboutTime(a *Article, now time.Time) []Check {
	var checks []Check
	if now.Before(a.Embargo) {
		checks = append(checks, should("embargo", "embargo", "The article is under embargo until "+instant(a.Embargo)+".",
			"Schedule it for then, or lift the embargo."))
	}
	if a.Restricted {
		checks = append(checks, must("restricted", "restricted", "This article came from behind a password.", "Open it to readers first."))
	}
	return checks
}
