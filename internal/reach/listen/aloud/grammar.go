package aloud

// A grammar is how one language says what is written in figures and signs.
type grammar struct {
	tag     string // for the names of months
	letters string // capitals beyond A to Z that stand in initialisms

	// Numbers.
	groups, decimal string // the characters between thousands, and before the fraction
	point, minus    string
	wholeFraction   bool // 3,52 is "trois virgule cinquante-deux", not "… cinq deux"
	cardinal        func(n int64) string
	counting        func(n int64, feminine bool) string // before a noun
	ordinal         func(n int64, m match) string
	ordinals        string // expression of a written ordinal, its number in a group
	year            func(n int64) string
	decade          func(n int64) string // of "1990s" or "90s"; nil if the language writes no such word
	decades         string               // expression of a written decade, likewise
	fractions       map[string]string    // "½"

	// Dates and times.
	date      func(day int64, month string, year int64, m match) string
	dates     []string // expressions with day, month and year, see dateRules
	monthLead bool     // in figures, the month comes first
	clock     func(hour, minute int64, half string) string
	clocks    string // expression with hour, minute and half of the day

	// Things that are counted.
	scales     map[string]noun // "bn"
	ofScale    func(currency string) string
	currencies map[string]currency
	cents      string // between euros and cents
	units      map[string]noun
	percent    string

	// Words.
	to, over      string // 10–15, 3:1
	at, dot, and  string // @ . &
	regnal        func(n int64) string
	counted       string            // nouns after which a Roman number only counts, as an expression
	abbreviations map[string]string // a final "." in the words is said at the end of a sentence
	words         map[string]bool   // initialisms read as a word against the rule of thumb
	spelled       map[string]bool   // and those that are not
	signs         map[string]string
}

// A noun is something that is counted.
type noun struct {
	one, many string
	feminine  bool
}

// A currency has a name, and one for its hundredth.
type currency struct{ whole, cent noun }
