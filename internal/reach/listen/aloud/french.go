package aloud

import "strings"

func french() *grammar {
	euro, pound := currency{noun{"euro", "euros", false}, noun{"centime", "centimes", false}}, currency{noun{"livre", "livres", true}, noun{"penny", "pence", false}}
	dollar, franc := currency{noun{"dollar", "dollars", false}, noun{"cent", "cents", false}}, currency{noun{"franc suisse", "francs suisses", false}, noun{"centime", "centimes", false}}
	million, milliard := noun{"million", "millions", false}, noun{"milliard", "milliards", false}
	return &grammar{
		tag: "fr", letters: "ÉÈÀÇ",
		groups: " .", decimal: ",", point: "virgule", minus: "moins", wholeFraction: true,
		cardinal: frenchCardinal,
		counting: func(n int64, feminine bool) string {
			said := frenchCardinal(n)
			if feminine && strings.HasSuffix(said, "un") {
				return said + "e"
			}
			return said
		},
		ordinal: func(n int64, m match) string {
			if n == 1 && strings.HasSuffix(m.parts[0], "re") {
				return "première"
			}
			return frenchOrdinal(n)
		},
		ordinals: `\b(\d+)(?:ers?|re|ère|e|ᵉ|ème|es)\b`,
		year:     frenchCardinal,
		fractions: map[string]string{
			"½": "un demi", "¼": "un quart", "¾": "trois quarts", "⅓": "un tiers", "⅔": "deux tiers",
		},
		date: frenchDate,
		dates: []string{
			`\b(?P<day>\d{1,2})(?:er)?(?:\s?(?:[–-]|au)\s?(?P<to>\d{1,2}))? (?P<month>[a-zéû]{3,9}\b\.?)(?: (?P<year>\d{4})\b)?`,
		},
		clock:  frenchClock,
		clocks: `\b(?:(?P<hour>\d{1,2}) ?h(?:eures?)? ?(?P<minute>\d\d)?\b|(?P<hour24>\d{1,2}):(?P<minute24>\d\d)\b)`,
		scales: map[string]noun{"million": million, "millions": million, "M": million, "milliard": milliard, "milliards": milliard, "Md": milliard, "Mds": milliard},
		ofScale: func(currency string) string {
			if strings.ContainsAny(currency[:1], "aeiouh") {
				return " d'" + currency
			}
			return " de " + currency
		},
		currencies: map[string]currency{"€": euro, "EUR": euro, "£": pound, "$": dollar, "CHF": franc},
		cents:      " ", percent: "pour cent",
		units: map[string]noun{
			"km/h": {"kilomètre-heure", "kilomètres-heure", false}, "km": {"kilomètre", "kilomètres", false}, "m": {"mètre", "mètres", false},
			"cm": {"centimètre", "centimètres", false}, "mm": {"millimètre", "millimètres", false}, "kg": {"kilogramme", "kilogrammes", false}, "g": {"gramme", "grammes", false},
			"t": {"tonne", "tonnes", true}, "l": {"litre", "litres", false}, "ml": {"millilitre", "millilitres", false}, "ha": {"hectare", "hectares", false},
			"km²": {"kilomètre carré", "kilomètres carrés", false}, "m²": {"mètre carré", "mètres carrés", false}, "m³": {"mètre cube", "mètres cubes", false},
			"°C": {"degré", "degrés", false}, "°": {"degré", "degrés", false}, "kW": {"kilowatt", "kilowatts", false}, "MW": {"mégawatt", "mégawatts", false}, "GW": {"gigawatt", "gigawatts", false},
			"kWh": {"kilowattheure", "kilowattheures", false}, "MWh": {"mégawattheure", "mégawattheures", false}, "TWh": {"térawattheure", "térawattheures", false},
			"dB": {"décibel", "décibels", false}, "Mo": {"mégaoctet", "mégaoctets", false}, "Go": {"gigaoctet", "gigaoctets", false},
		},
		to: "à", over: "à", at: "arobase", dot: "point", and: "et",
		regnal: func(n int64) string {
			if n == 1 {
				return "premier"
			}
			return frenchCardinal(n)
		},
		counted: `Acte|Chapitre|Tome|Partie|Article`,
		abbreviations: map[string]string{
			"M.": "Monsieur", "MM.": "Messieurs", "Mme": "Madame", "Mmes": "Mesdames", "Mlle": "Mademoiselle", "Me": "Maître", "Dr": "Docteur", "Pr": "Professeur", "St": "Saint", "Ste": "Sainte",
			"p. ex.": "par exemple", "c.-à-d.": "c'est-à-dire", "etc.": "et cetera.", "env.": "environ", "av.": "avenue", "bd": "boulevard", "av. J.-C.": "avant Jésus-Christ.", "apr. J.-C.": "après Jésus-Christ.", //nolint:misspell // French
			"n°": "numéro", "N°": "numéro", "art.": "article", "cf.": "voir", "vs": "contre", "hab.": "habitants.",
		},
		words:   set("ZAD", "ZEP", "SIDA"),
		spelled: set("HLM", "IUT"),
		signs:   map[string]string{"&": "et", "+": "plus", "=": "égale", "×": "fois", "§": "paragraphe", "%": "pour cent"},
	}
}

func frenchDate(day int64, month string, year int64, _ match) string {
	said := frenchCardinal(day) + " " + month
	if day == 1 {
		said = "premier " + month
	}
	if year == 0 {
		return said
	}
	return said + " " + frenchCardinal(year)
}

func frenchClock(hour, minute int64, _ string) string {
	said := frenchCardinal(hour) + " heures"
	switch hour {
	case 0:
		said = "zéro heure"
	case 1, 21:
		said = strings.TrimSuffix(said, " heures") + "e heures"
	}
	if hour == 1 {
		said = "une heure"
	}
	if minute > 0 {
		said += " " + strings.TrimSpace(frenchMinutes(minute))
	}
	return said
}

// frenchMinutes are feminine: "vingt et une".
func frenchMinutes(n int64) string {
	if said := frenchCardinal(n); strings.HasSuffix(said, "un") {
		return said + "e"
	}
	return frenchCardinal(n)
}
