package aloud

func spanish() *grammar {
	euro, pound := currency{noun{"euro", "euros", false}, noun{"céntimo", "céntimos", false}}, currency{noun{"libra", "libras", true}, noun{"penique", "peniques", false}}
	dollar, franc := currency{noun{"dólar", "dólares", false}, noun{"centavo", "centavos", false}}, currency{noun{"franco suizo", "francos suizos", false}, noun{"céntimo", "céntimos", false}}
	million, milliard := noun{"millón", "millones", false}, noun{"mil millones", "mil millones", false}
	return &grammar{
		tag: "es", letters: "ÑÁÉÍÓÚ",
		groups: ". ", decimal: ",", point: "coma", minus: "menos", wholeFraction: true,
		cardinal: func(n int64) string { return spanishCardinal(n, "uno") },
		counting: func(n int64, feminine bool) string {
			if feminine {
				return spanishCardinal(n, "una")
			}
			return spanishCardinal(n, "un")
		},
		ordinal:  spanishOrdinal,
		ordinals: `\b(\d{1,3})\.?[ºª°]`,
		year:     func(n int64) string { return spanishCardinal(n, "uno") },
		fractions: map[string]string{
			"½": "medio", "¼": "un cuarto", "¾": "tres cuartos", "⅓": "un tercio", "⅔": "dos tercios",
		},
		date: spanishDate,
		dates: []string{
			`\b(?P<day>\d{1,2})º?(?:\s?(?:[–-]|al)\s?(?P<to>\d{1,2}))? de (?P<month>[a-z]{4,10})\b(?: (?:de|del) (?P<year>\d{4})\b)?`,
		},
		clock:      spanishClock,
		clocks:     `\b(?:(?P<hour>\d{1,2})[:.](?P<minute>\d\d) (?:horas|h)\b\.?|(?P<hour24>\d{1,2}):(?P<minute24>\d\d)\b)`,
		scales:     map[string]noun{"millón": million, "millones": million, "M": million, "mil millones": milliard, "mill.": million},
		ofScale:    func(currency string) string { return " de " + currency },
		currencies: map[string]currency{"€": euro, "EUR": euro, "euros": euro, "£": pound, "$": dollar, "dólares": dollar, "CHF": franc},
		cents:      " con ", percent: "por ciento",
		units: map[string]noun{
			"km/h": {"kilómetro por hora", "kilómetros por hora", false}, "km": {"kilómetro", "kilómetros", false}, "m": {"metro", "metros", false},
			"cm": {"centímetro", "centímetros", false}, "mm": {"milímetro", "milímetros", false}, "kg": {"kilo", "kilos", false}, "g": {"gramo", "gramos", false},
			"t": {"tonelada", "toneladas", true}, "l": {"litro", "litros", false}, "ml": {"mililitro", "mililitros", false}, "ha": {"hectárea", "hectáreas", true},
			"km²": {"kilómetro cuadrado", "kilómetros cuadrados", false}, "m²": {"metro cuadrado", "metros cuadrados", false}, "m³": {"metro cúbico", "metros cúbicos", false},
			"°C": {"grado", "grados", false}, "°": {"grado", "grados", false}, "kW": {"kilovatio", "kilovatios", false}, "MW": {"megavatio", "megavatios", false}, "GW": {"gigavatio", "gigavatios", false},
			"kWh": {"kilovatio hora", "kilovatios hora", false}, "MWh": {"megavatio hora", "megavatios hora", false},
			"dB": {"decibelio", "decibelios", false}, "MB": {"megabyte", "megabytes", false}, "GB": {"gigabyte", "gigabytes", false},
		},
		to: "a", over: "a", at: "arroba", dot: "punto", and: "y",
		regnal: func(n int64) string {
			if n <= 10 {
				return spanishOrdinals[n]
			}
			return spanishCardinal(n, "uno")
		},
		counted: `Guerra|Capítulo|Parte|Tomo|Fase|Título`,
		abbreviations: map[string]string{
			"Sr.": "señor", "Sra.": "señora", "Srta.": "señorita", "Sres.": "señores", "D.": "don", "Dña.": "doña", "Dr.": "doctor", "Dra.": "doctora", "Prof.": "profesor", "Lic.": "licenciado", "Ing.": "ingeniero", //nolint:misspell // Spanish
			"EE. UU.": "Estados Unidos.", "EE.UU.": "Estados Unidos.", "EEUU": "Estados Unidos", "p. ej.": "por ejemplo", "etc.": "etcétera.", "aprox.": "aproximadamente", "núm.": "número", "Núm.": "número", "n.º": "número", "N.º": "número",
			"pág.": "página", "págs.": "páginas", "art.": "artículo", "Av.": "avenida", "Avda.": "avenida", "C/": "calle", "a. C.": "antes de Cristo.", "d. C.": "después de Cristo.", "Ud.": "usted", "Uds.": "ustedes", "vs.": "contra",
		},
		words:   set("IVA", "DANA", "ETA"),
		spelled: set("UGT"),
		signs:   map[string]string{"&": "y", "+": "más", "=": "igual a", "×": "por", "§": "párrafo", "%": "por ciento"},
	}
}

func spanishDate(day int64, month string, year int64, _ match) string {
	said := spanishCardinal(day, "uno") + " de " + month
	if year == 0 {
		return said
	}
	return said + " de " + spanishCardinal(year, "uno")
}

func spanishClock(hour, minute int64, _ string) string {
	said := spanishCardinal(hour, "una")
	if minute > 0 {
		return said + " " + spanishCardinal(minute, "uno")
	}
	return said + " horas"
}
