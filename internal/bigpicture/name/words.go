package name

import (
	"strings"

	"github.com/courant-press/courant/internal/bigpicture/prose"
)

// isParticle reports whether a small word may stand inside a name.
func isParticle(word string) bool {
	switch word {
	case "of", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "von", "van", "der", "den", "zu", "zur", "zum",
		"bin", "ibn", "al", "el", "the", "for", "für", "des", "ter", "af", "av":
		return true
	default:
		return false
	}
}

func isArticle(word string) bool {
	switch word {
	case "the", "a", "an", "der", "die", "das", "ein", "eine", "einer", "dem", "den", "des":
		return true
	default:
		return false
	}
}

// isSuffix reports whether a word may follow a surname.
func isSuffix(word string) bool {
	switch word {
	case "jr", "sr", "ii", "iii", "iv":
		return true
	default:
		return false
	}
}

// isWeekday reports whether a folded word is the name of a day, which is never
// part of another name.
func isWeekday(word string) bool {
	switch word {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag":
		return true
	default:
		return false
	}
}

// isCalendar reports whether a folded word is a month, which may also be part
// of a name.
func isCalendar(word string) bool {
	switch word {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"jan", "feb", "aug", "sept", "oct", "nov", "dec",
		"januar", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember":
		return true
	default:
		return false
	}
}

// isOffice reports whether a folded word is a title or an office that stands
// before a person's name and may say what the person is. In German the office
// is the end of a longer word: Innenminister, Fraktionschefin.
func isOffice(word string, german bool) bool {
	switch strings.TrimSuffix(word, ".") {
	case "mr", "mrs", "ms", "mx", "miss", "dr", "prof", "rev", "hon", "sen", "gov", "rep", "gen", "col", "lt", "sgt", "capt",
		"sir", "lord", "lady", "dame", "king", "queen", "prince", "princess", "pope", "father", "sister", "imam", "rabbi",
		"president", "vice", "deputy", "premier", "prime", "minister", "chancellor", "secretary", "state", "senator", "governor",
		"congressman", "congresswoman", "representative", "mayor", "councillor", "councilman", "councilwoman", "ambassador",
		"judge", "justice", "attorney", "prosecutor", "sheriff", "inspector", "detective", "superintendent", "officer",
		"general", "colonel", "captain", "major", "lieutenant", "sergeant", "admiral", "commander", "commissioner",
		"professor", "doctor", "bishop", "archbishop", "cardinal", "reverend", "pastor",
		"director", "chairman", "chairwoman", "chair", "chief", "head", "leader", "founder", "co-founder", "executive", "manager",
		"spokesman", "spokeswoman", "spokesperson", "adviser", "advisor", "aide", "analyst", "economist", "strategist",
		"lawyer", "coach", "captains", "candidate", "nominee", "owner", "editor", "author", "writer", "reporter", "journalist",
		"scientist", "researcher", "historian", "engineer", "farmer", "teacher", "student", "resident", "member", "fellow",
		"partner", "consultant", "activist", "organizer", "organiser", "pollster", "actor", "actress", "singer", "former", "acting":
		return true
	}
	return german && isGermanOffice(word)
}

// IsOccupation reports whether a folded English word likely says what somebody
// is: an office, or a noun made for people, such as teacher and historian.
func IsOccupation(word string) bool {
	if isOffice(word, false) {
		return true
	}
	for _, end := range []string{"er", "or", "ist", "ian", "ant", "eer", "man", "woman", "nurse"} {
		if len(word) >= len(end) && strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// IsOffice reports whether a folded word of a language (BCP 47) is a title or
// an office.
func IsOffice(word, lang string) bool {
	return isOffice(word, strings.HasPrefix(strings.ToLower(lang), "de"))
}

func isGermanOffice(word string) bool {
	switch word {
	case "herr", "herrn", "frau", "papst", "könig", "königin", "trainer", "richter", "anwalt", "professor", "experte", "expertin":
		return true
	}
	stem := strings.TrimSuffix(word, "in")
	for _, end := range germanOffices() {
		if strings.HasSuffix(stem, end) {
			return true
		}
	}
	return false
}

func germanOffices() []string {
	return []string{
		"minister", "präsident", "kanzler", "sprecher", "chef", "meister", "leiter", "direktor", "vorsitzender", "vorsitzende",
		"abgeordneter", "abgeordnete", "abgeordneten", "vorstand", "anwalt", "sekretär", "kandidat", "forscher", "wissenschaftler",
		"botschafter", "richter", "general", "experte", "kommissar", "beauftragter", "beauftragte", "politiker", "führer",
		"trainer", "rat", "journalist", "vertreter", "geschäftsführer", "bischof", "professor", "senator",
	}
}

// hasInstitution reports whether a name holds a word that only organisations
// bear.
func hasInstitution(text string) bool {
	for word := range strings.FieldsSeq(prose.Fold(text)) {
		switch strings.TrimSuffix(word, ".") {
		case "university", "college", "school", "institute", "ministry", "department", "agency", "commission", "committee",
			"council", "court", "party", "union", "association", "federation", "foundation", "bank", "group", "corporation",
			"corp", "company", "inc", "ltd", "llc", "plc", "gmbh", "ag", "se", "partners", "holdings", "airlines", "airways",
			"times", "post", "news", "journal", "tribune", "herald", "network", "radio", "television", "magazine", "press",
			"police", "army", "navy", "force", "forces", "guard", "senate", "congress", "parliament", "assembly", "cabinet",
			"government", "administration", "authority", "office", "bureau", "board", "center", "centre", "club", "league",
			"team", "society", "fund", "trust", "church", "hospital", "museum", "organization", "organisation", "nations",
			"industries", "systems", "technologies", "motors", "energy", "band", "orchestra",
			"universität", "hochschule", "institut", "ministerium", "partei", "gewerkschaft", "verband", "verein", "stiftung",
			"gericht", "bundestag", "bundesrat", "polizei", "regierung", "fraktion", "zeitung", "rundfunk", "kirche":
			return true
		}
	}
	return false
}

// hasLandscape reports whether folded words hold one that only places bear.
func hasLandscape(words []string) bool {
	for _, word := range words {
		switch word {
		case "river", "lake", "island", "islands", "mountain", "mountains", "county", "city", "street", "road", "avenue",
			"valley", "bay", "beach", "province", "district", "sea", "ocean", "peninsula", "park", "airport", "bridge",
			"north", "south", "east", "west", "northern", "southern", "eastern", "western", "republic", "kingdom", "states",
			"village", "town", "harbour", "harbor", "square", "desert", "forest", "coast", "strait", "gulf":
			return true
		}
	}
	return false
}

// isReporting reports whether a folded word tells that somebody spoke.
func isReporting(word string) bool {
	switch word {
	case "said", "says", "told", "added", "asked", "argued", "explained", "wrote", "sagte", "sagt", "erklärte", "betonte":
		return true
	default:
		return false
	}
}
