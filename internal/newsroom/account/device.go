package account

import "strings"

// A named device is told by a word in what a browser says of itself.
type named struct{ word, name string }

// device names a browser and a system as a person would: "Firefox on Linux".
// The order matters: browsers name others to be taken for them.
func device(browser string) string {
	name := first(browser, "A program", []named{
		{"Edg", "Edge"},
		{"OPR/", "Opera"},
		{"Firefox/", "Firefox"},
		{"FxiOS", "Firefox"},
		{"Chrom", "Chrome"},
		{"CriOS", "Chrome"},
		{"Safari/", "Safari"},
		{"Mozilla/", "A browser"},
	})
	system := first(browser, "", []named{
		{"iPhone", "iPhone"},
		{"iPad", "iPad"},
		{"Android", "Android"},
		{"Windows", "Windows"},
		{"CrOS", "Chrome OS"},
		{"Mac OS X", "macOS"},
		{"Linux", "Linux"},
	})
	if system == "" {
		return name
	}
	return name + " on " + system
}

func first(text, otherwise string, words []named) string {
	for _, w := range words {
		if strings.Contains(text, w.word) {
			return w.name
		}
	}
	return otherwise
}
