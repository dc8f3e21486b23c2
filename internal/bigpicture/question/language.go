package question

import (
	"slices"
	"strings"
)

// A language is what is known of one: folded words by what they do.
type language struct {
	known   bool
	address map[string]bool // first words that ask the reader
	reason  map[string]bool // first words that ask for a reason
	reader  map[string]bool // words that speak to the reader
	verbs   map[string]bool // auxiliaries of the future and of what may be
	when    map[string]bool
	which   map[string]bool
	how     map[string]bool
	much    map[string]bool
	turning map[string]bool // words of beginning, going on and ending
	open    []string        // phrases that say that something is not decided
	months  []string
	days    []string // from Sunday
	until   map[string]bool
	next    map[string]bool
	end     string
	units   map[string]string // week, month, year in this language
}

func newLanguage(lang string) language {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	switch base {
	case "en", "":
		return english()
	case "de":
		return german()
	default:
		return language{}
	}
}

func english() language {
	return language{
		known:   true,
		address: set("have had did"),
		reason:  set("why"),
		reader:  set("you your yours you're you've"),
		verbs:   set("will would can could may might must should shall won't can't is are does do"),
		when:    set("when"),
		which:   set("who whom whose which what where"),
		how:     set("how"),
		much:    set("many much high low far long big large"),
		turning: set("last next final still yet over ahead soon again back ready near doomed finished ending coming going about end beginning"),
		open: []string{
			"remains to be seen", "remains unclear whether", "is unclear whether", "is not clear whether", "not yet clear whether",
			"remains unclear when", "is unclear when", "yet to decide", "yet to be decided", "has yet to be", "is expected to decide",
			"will decide whether", "to decide whether", "will vote on whether",
		},
		months: strings.Fields("january february march april may june july august september october november december"),
		days:   strings.Fields("sunday monday tuesday wednesday thursday friday saturday"),
		until:  set("by before until till end in on next this during within after through"),
		next:   set("next"),
		end:    "end",
		units:  map[string]string{"week": "week", "weeks": "week", "month": "month", "months": "month", "year": "year", "years": "year", "day": "day", "days": "day"},
	}
}

func german() language {
	return language{
		known:   true,
		address: set("haben hatten"),
		reason:  set("warum wieso weshalb"),
		reader:  set("ihnen euch"),
		verbs:   set("wird werden kann können könnte könnten darf dürfen soll sollen muss müssen will wollen ist sind kommt"),
		when:    set("wann"),
		which:   set("wer wen wem wessen welche welcher welches was wo"),
		how:     set("wie"),
		much:    set("viele viel hoch lange weit groß"),
		turning: set("letzte letzter letztes nächste nächster nächstes noch vorbei bald wieder bereit ende anfang am"),
		open: []string{
			"bleibt abzuwarten", "ist noch unklar", "ist unklar ob", "unklar ist ob", "steht noch nicht fest", "ist noch offen",
			"noch nicht entschieden", "wird entscheiden ob", "muss entscheiden ob",
		},
		months: strings.Fields("januar februar märz april mai juni juli august september oktober november dezember"),
		days:   strings.Fields("sonntag montag dienstag mittwoch donnerstag freitag samstag"),
		until:  set("bis vor ende im am nächste nächsten nächstes kommende kommenden kommendes diese diesem noch in innerhalb"),
		next:   set("nächste nächsten nächstes nächster kommende kommenden kommendes kommender"),
		end:    "ende",
		units: map[string]string{
			"woche": "week", "wochen": "week", "monat": "month", "monaten": "month", "monate": "month",
			"jahr": "year", "jahren": "year", "jahre": "year", "jahres": "year", "tag": "day", "tage": "day", "tagen": "day",
		},
	}
}

// set returns the words of a list as a set.
func set(list string) map[string]bool {
	words := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		words[word] = true
	}
	return words
}

// future reports whether words ask what is to come: with an auxiliary of the
// future among the first, or after a question word.
func (l language) future(words []string) bool {
	for i, w := range words {
		if i > 12 {
			return false
		}
		switch w {
		case "will", "won't", "can", "could", "may", "might", "shall", "wird", "werden", "kann", "können", "könnte", "könnten", "soll", "sollen", "darf", "dürfen":
			return true
		}
	}
	return false
}

// turns reports whether words ask for yes or no and whether a state of things
// goes on or ends, as in "Is this the last ferry?".
func (l language) turns(words []string) bool {
	switch words[0] {
	case "is", "are", "ist", "sind":
		return slices.ContainsFunc(words, func(w string) bool { return l.turning[w] })
	default:
		return false
	}
}

// leavesOpen reports whether words say that something is yet to be decided.
func (l language) leavesOpen(words []string) bool {
	sentence := strings.Join(words, " ")
	for _, phrase := range l.open {
		if strings.Contains(sentence, phrase) {
			return true
		}
	}
	return false
}
