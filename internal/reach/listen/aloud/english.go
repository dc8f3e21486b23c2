package aloud

import (
	"strings"
)

func english(tag string) *grammar {
	g := &grammar{
		tag:    tag,
		groups: ",", decimal: ".", point: "point", minus: "minus",
		cardinal: englishCardinal,
		counting: func(n int64, _ bool) string { return englishCardinal(n) },
		ordinal:  func(n int64, _ match) string { return englishOrdinal(n) },
		ordinals: `\b(\d+)(?:st|nd|rd|th)\b`,
		year:     englishYear,
		decade:   englishDecade,
		decades:  `(?:\b|['’])((?:1[1-9]|20)?\d0)['’]?s\b`,
		fractions: map[string]string{
			"½": "a half", "¼": "a quarter", "¾": "three quarters", "⅓": "a third", "⅔": "two thirds", "⅛": "an eighth",
		},
		dates: []string{
			`\b(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s?[–-]\s?(?P<to>\d{1,2}))?(?: of)? (?P<month>[A-Z][a-z]{2,8}\b\.?)(?:,? (?P<year>\d{4})\b)?`,
			`\b(?P<month>[A-Z][a-z]{2,8}\b\.?) (?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?:,? (?P<year>\d{4})\b)?`,
		},
		monthLead: tag == "en" || strings.HasPrefix(tag, "en-us"),
		clock:     englishClock,
		clocks:    `\b(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap]\.?m\b\.?)|(?P<hour24>\d{1,2}):(?P<minute24>\d\d)\b)`,
		scales: map[string]noun{
			"thousand": {"thousand", "thousand", false}, "k": {"thousand", "thousand", false},
			"million": {"million", "million", false}, "m": {"million", "million", false}, "mn": {"million", "million", false},
			"billion": {"billion", "billion", false}, "bn": {"billion", "billion", false}, "b": {"billion", "billion", false},
			"trillion": {"trillion", "trillion", false}, "tn": {"trillion", "trillion", false},
		},
		ofScale: func(currency string) string { return " " + currency },
		currencies: map[string]currency{
			"€": {noun{"euro", "euros", false}, noun{"cent", "cents", false}}, "EUR": {noun{"euro", "euros", false}, noun{"cent", "cents", false}},
			"£": {noun{"pound", "pounds", false}, noun{"penny", "pence", false}}, "GBP": {noun{"pound", "pounds", false}, noun{"penny", "pence", false}},
			"$": {noun{"dollar", "dollars", false}, noun{"cent", "cents", false}}, "USD": {noun{"US dollar", "US dollars", false}, noun{"cent", "cents", false}},
			"US$": {noun{"US dollar", "US dollars", false}, noun{"cent", "cents", false}}, "A$": {noun{"Australian dollar", "Australian dollars", false}, noun{"cent", "cents", false}},
			"C$": {noun{"Canadian dollar", "Canadian dollars", false}, noun{"cent", "cents", false}},
			"¥":  {noun{"yen", "yen", false}, noun{"sen", "sen", false}}, "CHF": {noun{"Swiss franc", "Swiss francs", false}, noun{"centime", "centimes", false}},
		},
		cents: " ", percent: "per cent",
		units: map[string]noun{
			"km/h": {"kilometre an hour", "kilometres an hour", false}, "mph": {"mile an hour", "miles an hour", false},
			"km": {"kilometre", "kilometres", false}, "m": {"metre", "metres", false}, "cm": {"centimetre", "centimetres", false}, "mm": {"millimetre", "millimetres", false},
			"kg": {"kilogram", "kilograms", false}, "g": {"gram", "grams", false}, "mg": {"milligram", "milligrams", false}, "t": {"tonne", "tonnes", false},
			"l": {"litre", "litres", false}, "ml": {"millilitre", "millilitres", false}, "ha": {"hectare", "hectares", false},
			"km²": {"square kilometre", "square kilometres", false}, "m²": {"square metre", "square metres", false}, "m³": {"cubic metre", "cubic metres", false},
			"°C": {"degree Celsius", "degrees Celsius", false}, "°F": {"degree Fahrenheit", "degrees Fahrenheit", false}, "°": {"degree", "degrees", false},
			"kW": {"kilowatt", "kilowatts", false}, "MW": {"megawatt", "megawatts", false}, "GW": {"gigawatt", "gigawatts", false},
			"kWh": {"kilowatt hour", "kilowatt hours", false}, "MWh": {"megawatt hour", "megawatt hours", false}, "GWh": {"gigawatt hour", "gigawatt hours", false}, "TWh": {"terawatt hour", "terawatt hours", false},
			"ft": {"foot", "feet", false}, "lb": {"pound", "pounds", false}, "dB": {"decibel", "decibels", false},
			"MB": {"megabyte", "megabytes", false}, "GB": {"gigabyte", "gigabytes", false}, "TB": {"terabyte", "terabytes", false},
		},
		to: "to", over: "to", at: "at", dot: "dot", and: "and",
		regnal:  func(n int64) string { return "the " + englishOrdinal(n) },
		counted: `War|Part|Chapter|Act|Volume|Phase|Type|Title|Article|Bowl|Grade|Tier|Category|Level|Mark`,
		abbreviations: map[string]string{
			"Mr.": "Mister", "Mr": "Mister", "Mrs.": "Missus", "Mrs": "Missus", "Ms.": "Miz", "Dr.": "Doctor", "Dr": "Doctor", "Prof.": "Professor", "Prof": "Professor",
			"Rev.": "Reverend", "Sen.": "Senator", "Rep.": "Representative", "Gov.": "Governor", "Gen.": "General", "Col.": "Colonel", "Capt.": "Captain", "Lt.": "Lieutenant", "Sgt.": "Sergeant",
			"St.": "Saint", "Jr.": "Junior.", "Sr.": "Senior.", "Inc.": "Incorporated.", "Ltd.": "Limited.", "Ltd": "Limited", "Co.": "Company.", "Corp.": "Corporation.",
			"e.g.": "for example", "eg": "for example", "i.e.": "that is", "ie": "that is", "etc.": "et cetera.", "vs.": "versus", "vs": "versus", "v.": "versus",
			"approx.": "approximately", "No.": "number", "Nos.": "numbers", "pp.": "pages", "cf.": "compare", "Ave.": "Avenue.", "Blvd.": "Boulevard.", "Rd.": "Road.",
		},
		words:   set("AIDS"),
		spelled: set("USDA", "IAEA", "ITIL", "IAAF", "RSPCA"),
		signs:   map[string]string{"&": "and", "+": "plus", "=": "equals", "×": "times", "§": "section", "%": "per cent"},
	}
	if g.monthLead {
		g.percent = "percent"
	}
	g.date = g.englishDate
	return g
}

// englishDate keeps the order of the page: "the twelfth of May", "May twelfth".
func (g *grammar) englishDate(day int64, month string, year int64, m match) string {
	said := "the " + englishOrdinal(day) + " of " + month
	lead := len(m.parts) > 0 && startsUpper(m.parts[0]) || g.monthLead && strings.Contains(m.parts[0], "/")
	switch {
	case lead:
		said = month + " " + englishOrdinal(day)
	case m.lastWord(1) == "the":
		said = englishOrdinal(day) + " of " + month
	}
	if year == 0 {
		return said
	}
	if lead {
		said += ","
	}
	return said + " " + englishYear(year)
}

func englishClock(hour, minute int64, half string) string {
	said := englishCardinal(hour)
	switch {
	case half != "" && minute == 0:
	case minute == 0:
		said += " hundred"
	case minute < 10:
		said += " oh " + englishCardinal(minute)
	default:
		said += " " + englishCardinal(minute)
	}
	if half != "" {
		said += " " + spaced(half)
	}
	return said
}

func englishYear(n int64) string {
	switch century, rest := n/100, n%100; {
	case n < 1100 || n >= 2100 || century == 20 && rest < 10:
		return englishCardinal(n)
	case rest == 0:
		return englishCardinal(century) + " hundred"
	case rest < 10:
		return englishCardinal(century) + " oh " + englishCardinal(rest)
	default:
		return englishCardinal(century) + " " + englishCardinal(rest)
	}
}

func englishDecade(n int64) string {
	if n%100 == 0 {
		return englishYear(n) + "s"
	}
	return strings.TrimSuffix(englishYear(n), "y") + "ies"
}
