package prose

// isTitle reports whether a folded word is an abbreviation that stands before
// a name or number and never ends a sentence.
func isTitle(word string) bool {
	switch word {
	case "mr", "mrs", "ms", "mx", "dr", "prof", "rev", "hon", "fr", "sr", "st", "ste", "mt", "ft",
		"gov", "sen", "rep", "pres", "gen", "col", "lt", "sgt", "capt", "cmdr", "adm", "maj", "cpl", "pvt",
		"supt", "insp", "det", "atty", "amb", "nos", "vs", "cf", "approx", "al", "messrs",
		"jan", "feb", "aug", "sept", "oct", "nov", "dec", "jr",
		"nr", "hr", "dipl", "ing", "bzw", "ca", "evtl", "ggf", "inkl", "mio", "mrd", "sog", "usw", "vgl", "hl",
		"mme", "mlle", "mm", "sra", "srta", "dña", "dott", "sig", "avv":
		return true
	default:
		return false
	}
}

// IsSmall reports whether a folded word is one of the small words that begin
// sentences more often than names.
func IsSmall(word string) bool {
	switch word {
	case "the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "his", "her", "its", "their", "our", "my",
		"this", "that", "these", "those", "there", "in", "on", "at", "but", "and", "if", "when", "while", "as", "after",
		"before", "for", "with", "by", "from", "to", "so", "what", "who", "how", "why", "where", "not", "no", "one", "some",
		"then", "later", "now", "here", "yet", "also", "still", "once", "meanwhile", "however", "although", "because", "since",
		"until", "many", "most", "several", "both", "each", "every", "all", "such", "more", "another", "other", "others", "even",
		"just", "only", "perhaps", "instead", "earlier", "today", "yesterday", "tomorrow", "during", "among", "despite",
		"according", "about", "under", "over", "between", "like", "whether", "yes", "please", "two", "three", "four", "five",
		"of", "or", "than", "through", "without", "within", "against", "into", "near", "across", "outside", "inside", "behind", "beyond", "throughout", "is", "are", "was", "were", "be", "do", "did", "has", "have", "had",
		"der", "die", "das", "ein", "eine", "er", "sie", "es", "wir", "ich", "im", "am", "auf", "bei", "mit", "nach", "von",
		"zu", "für", "und", "aber", "auch", "wie", "wenn", "dass", "dies", "diese", "dieser", "seine", "ihre", "den", "dem",
		"laut", "dabei", "damit", "dazu", "nun", "bis", "seit", "unter", "über", "vor", "durch", "aus", "als", "doch", "ist", "war", "sind", "hat", "haben", "wird", "werden", "dann", "danach",
		"später", "gestern", "heute", "morgen", "zuvor", "zudem", "außerdem", "jedoch", "nur", "noch", "schon", "nicht", "kein", "keine",
		"viele", "alle", "einige", "mehrere", "beide", "weil", "während", "oder", "zum", "zur", "vom", "beim", "ins", "des":
		return true
	default:
		return false
	}
}
