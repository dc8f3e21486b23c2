package aloud

import "strings"

func german() *grammar {
	euro, pound := currency{noun{"Euro", "Euro", false}, noun{"Cent", "Cent", false}}, currency{noun{"Pfund", "Pfund", false}, noun{"Penny", "Pence", false}}
	dollar, franc := currency{noun{"Dollar", "Dollar", false}, noun{"Cent", "Cent", false}}, currency{noun{"Franken", "Franken", false}, noun{"Rappen", "Rappen", false}}
	million, milliard := noun{"Million", "Millionen", true}, noun{"Milliarde", "Milliarden", true}
	trillion, thousand := noun{"Billion", "Billionen", true}, noun{"tausend", "tausend", false}
	return &grammar{
		tag: "de", letters: "ÄÖÜ",
		groups: ". ", decimal: ",", point: "Komma", minus: "minus",
		cardinal: func(n int64) string { return germanCardinal(n, "eins") },
		counting: func(n int64, feminine bool) string {
			if feminine {
				return germanCardinal(n, "eine")
			}
			return germanCardinal(n, "ein")
		},
		ordinal:  germanOrdinal,
		ordinals: `\b(\d{1,3})\.(?: |$)`,
		year:     germanYear,
		decade:   func(n int64) string { return germanYear(n) + "er" },
		decades:  `\b((?:1[1-9]|20)?\d0)er\b`,
		fractions: map[string]string{
			"½": "einhalb", "¼": "ein Viertel", "¾": "drei Viertel", "⅓": "ein Drittel", "⅔": "zwei Drittel",
		},
		date: germanDate,
		dates: []string{
			`\b(?P<day>\d{1,2})\.(?:\s?(?:[–-]|bis)\s?(?P<to>\d{1,2})\.)? (?P<month>[A-ZÄ][a-zä]{2,8}\.?)(?: (?P<year>\d{4})\b)?`,
		},
		clock:  germanClock,
		clocks: `\b(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? Uhr\b|(?P<hour24>\d{1,2}):(?P<minute24>\d\d)\b)`,
		scales: map[string]noun{
			"Tsd.": thousand, "Tausend": thousand, "Million": million, "Millionen": million, "Mio.": million, "Mio": million,
			"Milliarde": milliard, "Milliarden": milliard, "Mrd.": milliard, "Mrd": milliard, "Billion": trillion, "Billionen": trillion, "Bio.": trillion,
		},
		ofScale:    func(currency string) string { return " " + currency },
		currencies: map[string]currency{"€": euro, "EUR": euro, "Euro": euro, "£": pound, "$": dollar, "US-Dollar": dollar, "Dollar": dollar, "CHF": franc, "Franken": franc},
		cents:      " ", percent: "Prozent",
		units: map[string]noun{
			"km/h": {"Kilometer pro Stunde", "Kilometer pro Stunde", false}, "km": {"Kilometer", "Kilometer", false}, "m": {"Meter", "Meter", false},
			"cm": {"Zentimeter", "Zentimeter", false}, "mm": {"Millimeter", "Millimeter", false}, "kg": {"Kilogramm", "Kilogramm", false}, "g": {"Gramm", "Gramm", false},
			"mg": {"Milligramm", "Milligramm", false}, "t": {"Tonne", "Tonnen", true}, "l": {"Liter", "Liter", false}, "ml": {"Milliliter", "Milliliter", false}, "ha": {"Hektar", "Hektar", false},
			"km²": {"Quadratkilometer", "Quadratkilometer", false}, "m²": {"Quadratmeter", "Quadratmeter", false}, "qm": {"Quadratmeter", "Quadratmeter", false}, "m³": {"Kubikmeter", "Kubikmeter", false},
			"°C": {"Grad Celsius", "Grad Celsius", false}, "°": {"Grad", "Grad", false}, "kW": {"Kilowatt", "Kilowatt", false}, "MW": {"Megawatt", "Megawatt", false}, "GW": {"Gigawatt", "Gigawatt", false},
			"kWh": {"Kilowattstunde", "Kilowattstunden", true}, "MWh": {"Megawattstunde", "Megawattstunden", true}, "GWh": {"Gigawattstunde", "Gigawattstunden", true}, "TWh": {"Terawattstunde", "Terawattstunden", true},
			"dB": {"Dezibel", "Dezibel", false}, "MB": {"Megabyte", "Megabyte", false}, "GB": {"Gigabyte", "Gigabyte", false}, "PS": {"P S", "P S", false},
		},
		to: "bis", over: "zu", at: "ät", dot: "Punkt", and: "und",
		regnal:  func(n int64) string { return "der " + upperFirst(germanStem(n)) + "e" },
		counted: `Teil|Kapitel|Akt|Band|Phase|Klasse|Artikel`,
		abbreviations: map[string]string{
			"Dr.": "Doktor", "Prof.": "Professor", "Hr.": "Herr", "Fr.": "Frau", "St.": "Sankt", "Str.": "Straße.", "Nr.": "Nummer", "Art.": "Artikel", "Abs.": "Absatz",
			"z. B.": "zum Beispiel", "z.B.": "zum Beispiel", "d. h.": "das heißt", "d.h.": "das heißt", "u. a.": "unter anderem.", "u.a.": "unter anderem.", "usw.": "und so weiter.", "etc.": "et cetera.",
			"bzw.": "beziehungsweise", "ca.": "circa", "evtl.": "eventuell", "ggf.": "gegebenenfalls", "inkl.": "inklusive", "bspw.": "beispielsweise", "sog.": "sogenannte", "vgl.": "vergleiche",
			"v. Chr.": "vor Christus.", "n. Chr.": "nach Christus.", "o. Ä.": "oder Ähnliches.", "u. Ä.": "und Ähnliches.", "i. d. R.": "in der Regel", "Mio.": "Millionen", "Mrd.": "Milliarden", "geb.": "geboren", "Jh.": "Jahrhundert.",
		},
		words:   set("TÜV", "DAX", "AIDS"),
		spelled: set("ADAC", "EADS", "DIHK", "ADFC"),
		signs:   map[string]string{"&": "und", "+": "plus", "=": "gleich", "×": "mal", "§§": "Paragrafen", "§": "Paragraf", "%": "Prozent"},
	}
}

func germanDate(day int64, month string, year int64, m match) string {
	said := germanOrdinal(day, m) + " " + month
	if year == 0 {
		return said
	}
	return said + " " + germanYear(year)
}

func germanClock(hour, minute int64, _ string) string {
	said := germanCardinal(hour, "ein") + " Uhr"
	if minute > 0 {
		said += " " + germanCardinal(minute, "eins")
	}
	return said
}

func germanYear(n int64) string {
	if n < 1100 || n >= 2000 {
		return germanCardinal(n, "eins")
	}
	said := germanCardinal(n/100, "eins") + "hundert"
	if n%100 > 0 {
		said += germanCardinal(n%100, "eins")
	}
	return said
}

// germanOrdinal takes its ending from what stands before: "der zwölfte", "am
// zwölften", and nothing before it, "Dienstag, zwölfter".
func germanOrdinal(n int64, m match) string {
	space := ""
	if len(m.parts) > 0 && strings.HasSuffix(m.parts[0], " ") {
		space = " "
	}
	return germanStem(n) + germanEnding(m) + space
}

func germanEnding(m match) string {
	before := strings.TrimRight(m.before, " ")
	switch article := m.lastWord(1); {
	case before == "" || strings.HasSuffix(before, ",") || strings.HasSuffix(before, "."):
		return "er"
	case article == "die" || article == "das" || article == "der" && !germanDative[m.lastWord(2)]:
		return "e"
	default:
		return "en"
	}
}

// germanDative are the prepositions after which "der" is a dative.
var germanDative = set("in", "an", "auf", "vor", "nach", "mit", "bei", "von", "zu", "seit", "aus", "unter", "über", "zwischen", "neben", "hinter")
