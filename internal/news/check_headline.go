package news

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"
)

// How long furniture reads well, in characters: beyond longHeadline a headline
// takes four lines on a phone, beyond cardHeadline a card cuts into it.
const (
	longHeadline   = 110
	cardHeadline   = 70
	longStandfirst = 300
)

// aboutHeadline checks the headlines.
func aboutHeadline(c *Content, r Reading) []Check {
	var checks []Check
	length := utf8.RuneCountInString(c.Headline)
	if limit := cmp.Or(r.Profile.Headline.Max, longHeadline); length > limit {
		checks = append(checks, should("headline-long", "headline",
			fmt.Sprintf("The headline has %d characters; %d read well.", length, limit), "Say it in fewer words."))
	}
	if limit := r.Profile.ShortHeadline.Max; limit > 0 && utf8.RuneCountInString(c.ShortHeadline) > limit {
		checks = append(checks, should("short-headline-long", "short_headline",
			fmt.Sprintf("The short headline is longer than %d characters.", limit), "Say it in fewer words."))
	}
	if length > cardHeadline && c.ShortHeadline == "" {
		checks = append(checks, should("short-headline-missing", "short_headline",
			"The headline is too long for a card, and there is no short one.", "Write a short headline for cards and feeds."))
	}
	if asks(c.Headline) {
		checks = append(checks, should("headline-question", "headline",
			"The headline asks a question.", "Say what is known. If it has to stay a question, make sure that somebody will answer it here."))
	}
	if shouts(c.Headline) {
		checks = append(checks, should("headline-capitals", "headline",
			"The headline is in capitals, which are hard to read and are spelt out by some screen readers.", "Write it in small letters."))
	}
	for _, h := range r.Similar {
		checks = append(checks, should("headline-similar", "headline",
			"An article says nearly the same in its headline: "+quote(h.Headline)+", "+h.PublishAt.Format("2 January 2006")+".",
			"Make sure that this is not the same piece of news, or say what is new."))
	}
	return checks
}

// asks reports whether a headline is a question, in any script.
func asks(headline string) bool {
	return strings.HasSuffix(strings.TrimRight(headline, " \"'”’»"), "?") || strings.HasSuffix(headline, "？") || strings.HasSuffix(headline, "؟")
}

// shouts reports whether a headline of some words has no small letter.
func shouts(headline string) bool {
	return len(strings.Fields(headline)) > 2 && headline == strings.ToUpper(headline) && headline != strings.ToLower(headline)
}

// aboutFurniture checks what stands around the text.
func aboutFurniture(c *Content, r Reading) []Check {
	if c.Kind == AboutPage {
		return nil
	}
	var checks []Check
	limit := cmp.Or(r.Profile.Standfirst.Max, longStandfirst)
	switch length := utf8.RuneCountInString(c.Standfirst); {
	case length == 0:
		checks = append(checks, should("standfirst-missing", "standfirst",
			"There is no standfirst; cards show the beginning of the text.", "Say in a sentence or two what the article is about."))
	case length > limit:
		checks = append(checks, should("standfirst-long", "standfirst",
			fmt.Sprintf("The standfirst has %d characters; %d read well.", length, limit), "Keep it to two sentences."))
	}
	if len(c.Byline) == 0 {
		checks = append(checks, should("byline-missing", "byline", "Nobody is named as the author.", "Add a byline."))
	}
	if len(c.Topics) == 0 {
		checks = append(checks, should("topics-missing", "topics",
			"The article has no topic, so nobody finds it beside others on the same matter.", "Add what and whom it is about."))
	}
	return checks
}
