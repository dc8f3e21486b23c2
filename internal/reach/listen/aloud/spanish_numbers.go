package aloud

import "strings"

// spanishCardinal says n; one is the form of a last "one": "uno" when
// counting, "un" or "una" before a noun.
func spanishCardinal(n int64, one string) string {
	switch {
	case n >= 1_000_000_000_000:
		return spanishScale(n, 1_000_000_000_000, "billón", "billones", one)
	case n >= 1_000_000:
		return spanishScale(n, 1_000_000, "millón", "millones", one)
	case n >= 2000:
		return spanishJoin(spanishCardinal(n/1000, spanishThousands(one))+" mil", n%1000, one)
	case n >= 1000:
		return spanishJoin("mil", n%1000, one)
	case n == 100:
		return "cien"
	case n > 100:
		return spanishJoin(spanishHundred(n/100, one), n%100, one)
	default:
		return spanishBelowHundred(n, one)
	}
}

func spanishScale(n, size int64, single, plural, one string) string {
	said := spanishCardinal(n/size, "un") + " " + plural
	if n/size == 1 {
		said = "un " + single
	}
	return spanishJoin(said, n%size, one)
}

func spanishJoin(said string, rest int64, one string) string {
	if rest == 0 {
		return said
	}
	return said + " " + spanishCardinal(rest, one)
}

// spanishThousands is the form before "mil": "veintiún mil", "veintiuna mil".
func spanishThousands(one string) string {
	if one == "una" {
		return one
	}
	return "un"
}

func spanishHundred(n int64, one string) string {
	said := spanishHundreds[n]
	if one == "una" && strings.HasSuffix(said, "os") {
		return strings.TrimSuffix(said, "os") + "as"
	}
	return said
}

func spanishBelowHundred(n int64, one string) string {
	switch {
	case n == 1:
		return one
	case n == 21 && one == "un":
		return "veintiún"
	case n == 21:
		return "veinti" + one
	case n < 30:
		return spanishSmall[n]
	case n%10 == 0:
		return spanishTens[n/10]
	default:
		return spanishTens[n/10] + " y " + spanishBelowHundred(n%10, one)
	}
}

// spanishOrdinal knows those that people use; beyond ten they say the number.
func spanishOrdinal(n int64, m match) string {
	switch {
	case n < 1 || n > 10:
		return spanishCardinal(n, "uno")
	case strings.HasSuffix(m.parts[0], "ª"):
		return strings.TrimSuffix(spanishOrdinals[n], "o") + "a"
	default:
		return spanishOrdinals[n]
	}
}

var (
	spanishSmall = [...]string{
		"cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce",
		"quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidós", "veintitrés", "veinticuatro",
		"veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve",
	}
	spanishTens     = [...]string{"", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"}
	spanishHundreds = [...]string{
		"", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos", "ochocientos", "novecientos",
	}
	spanishOrdinals = [...]string{"cero", "primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno", "décimo"}
)
