package reader_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/courant-press/courant/internal/paper"
)

func TestAuthorsAreShownWithTheirPortraits(t *testing.T) {
	g := ferryGazette()
	s := newSite(t, g)
	for _, path := range []string{"/masthead", articlePath} {
		if got := s.get(path).attr(".person img", "src"); got != "/media/b10b/960.jpg" {
			t.Errorf("the portrait on %s is %q", path, got)
		}
	}
	g.portrait = nil
	g.articles[0].Authors[0].Portrait = nil
	s = newSite(t, g)
	for _, path := range []string{"/masthead", articlePath, "/author/ben-quill"} {
		if n := s.get(path).Find(".person img").Length(); n != 0 {
			t.Errorf("%s has %d portraits, and there are none", path, n)
		}
	}
}

func TestTheLogoStandsOnEveryPageAndIsNamedToMachines(t *testing.T) {
	tests := map[string]struct {
		logo    *paper.Picture
		shown   string // its src
		machine string // width x height in JSON-LD
	}{
		"none":                     {nil, "", ""},
		"one with its picture":     {&paper.Picture{Blob: "1090", Width: 600, Height: 200}, "/media/1090/600.jpg", "600x200"},
		"a large one":              {&paper.Picture{Blob: "1090", Width: 3840, Height: 960}, "/media/1090/960.jpg", "1920x480"},
		"too small for searches":   {&paper.Picture{Blob: "1090", Width: 400, Height: 100}, "/media/1090/400.jpg", ""},
		"one that was not fetched": {&paper.Picture{Width: 600, Height: 200}, "", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			g := ferryGazette()
			g.frame.Logo = tt.logo
			p := newSite(t, g).get("/masthead")
			if got := p.attr("#logo", "src"); got != tt.shown {
				t.Errorf("the page shows %q, want %q", got, tt.shown)
			}
			size := ""
			if logo, ok := p.graph(t)["NewsMediaOrganization"]["logo"].(map[string]any); ok {
				size = fmt.Sprintf("%vx%v", logo["width"], logo["height"])
				if address := fmt.Sprint(logo["url"]); !strings.HasPrefix(address, "https://gazette.example/media/1090/") {
					t.Errorf("its address is %s", address)
				}
			}
			if size != tt.machine {
				t.Errorf("to machines it is %q, want %q", size, tt.machine)
			}
		})
	}
}
