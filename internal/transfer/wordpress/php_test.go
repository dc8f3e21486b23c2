package wordpress

import (
	"strings"
	"testing"
)

func TestUnserialize(t *testing.T) {
	t.Parallel()
	whole := `a:3:{s:5:"width";i:640;s:5:"sizes";a:1:{s:5:"thumb";a:1:{s:4:"file";s:5:"a.jpg";}}s:10:"image_meta";a:2:{s:6:"credit";s:7:"Zo` + "ë" + ` B.";s:5:"score";d:0.5;}}`
	tests := []struct {
		name, value string
		keys        []string
		want        string
	}{
		{"a number", whole, []string{"width"}, "640"},
		{"an array in an array", whole, []string{"sizes", "thumb", "file"}, "a.jpg"},
		{"lengths count bytes", whole, []string{"image_meta", "credit"}, "Zoë B."},
		{"what follows a text", whole, []string{"image_meta", "score"}, "0.5"},
		{"a key that is not there", whole, []string{"sizes", "large", "file"}, ""},
		{"a wrong length", strings.Replace(whole, `s:7:"Zo`, `s:6:"Zo`, 1), []string{"image_meta", "score"}, "0.5"},
		{"cut off", whole[:40], []string{"width"}, "640"},
		{"quotes inside a text", `a:1:{s:1:"a";s:5:"";";x";}`, []string{"a"}, `";";x`},
		{"an object is an array", `O:3:"Foo":1:{s:1:"a";b:1;}`, []string{"a"}, "1"},
		{"nothing", "", nil, ""},
		{"plain text", "hello", nil, ""},
		{"deeper than anybody nests", strings.Repeat("a:1:{i:0;", 1000), []string{"0"}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := unserialize(test.value).at(test.keys...).text; got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func FuzzUnserialize(f *testing.F) {
	f.Add(`a:1:{s:1:"a";O:1:"B":1:{i:0;N;}}`)
	f.Fuzz(func(_ *testing.T, value string) { unserialize(value) })
}
