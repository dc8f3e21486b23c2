package media

import (
	"strings"
	"testing"
)

func TestOnlyWhatMayBeDrawnIsLeftOfASVG(t *testing.T) {
	t.Parallel()
	const open, end = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1">`, `</svg>`
	tests := []struct{ name, in, want string }{
		{"shapes stay", `<g fill="red"><path d="M0 0h1"/></g>`, `<g fill="red"><path d="M0 0h1"></path></g>`},
		{"scripts go", `<script>alert(1)</script><path d="M0 0"/>`, `<path d="M0 0"></path>`},
		{"handlers go", `<path d="M0 0" onload="alert(1)"/>`, `<path d="M0 0"></path>`},
		{"what is in a foreign object goes with it", `<foreignObject><g><path d="M0 0"/></g></foreignObject>`, ``},
		{"pictures from elsewhere go", `<image href="http://10.0.0.1/a.png"/>`, ``},
		{"links within the drawing stay", `<use href="#a"/>`, `<use href="#a"></use>`},
		{"links out of it go", `<use href="file:///etc/passwd#a" xlink:href="http://x/#a"/>`, `<use></use>`},
		{"fills of the drawing stay", `<path fill="url(#a)"/>`, `<path fill="url(#a)"></path>`},
		{"fills from elsewhere go", `<path fill="url( 'http://x/#a')" style="fill:URL(http://x)"/>`, `<path></path>`},
		{"styles that fetch go", `<style>@import "http://x";</style><style>.a{fill:red}</style>`, "<style></style><style>.a{fill:red}\n</style>"},
		{"pieces do not join to what was forbidden", `<style>a{b:ur<!-- -->l(http://x)}</style>`, "<style>a{b:ur\nl(http://x)}\n</style>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			clean, err := cleanSVG(strings.NewReader(open + tt.in + end))
			if got := string(clean.text); err != nil || got != `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1">`+tt.want+end {
				t.Errorf("%v, %s", err, got)
			}
		})
	}
}

func TestSVGsThatAreNotSafeAreRefused(t *testing.T) {
	t.Parallel()
	for name, in := range map[string]string{
		"entities of its own": `<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg viewBox="0 0 1 1"><text>&a;</text></svg>`,
		"broken off":          `<svg viewBox="0 0 1 1"><g>`,
		"without a size":      `<svg></svg>`,
		"a line without end":  `<svg viewBox="0 0 100000 1"></svg>`,
		"too deep":            `<svg viewBox="0 0 1 1">` + strings.Repeat("<g>", 100) + strings.Repeat("</g>", 100) + `</svg>`,
		"too large":           `<svg viewBox="0 0 1 1"><desc>` + strings.Repeat("a", maxSVG) + `</desc></svg>`,
	} {
		if _, err := cleanSVG(strings.NewReader(in)); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}
