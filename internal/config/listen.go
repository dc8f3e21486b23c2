package config

import (
	"fmt"
	"net/url"
	"strings"
)

// Listen says who speaks.
type Listen struct {
	// Engine is command, service or off; empty for espeak-ng where that is
	// found, and off elsewhere.
	Engine string `koanf:"engine"`
	// Command is a program with its arguments that reads text from its
	// standard input and writes a WAV file to its standard output. {voice} and
	// {lang} in an argument stand for those of the line.
	Command []string `koanf:"command"`
	// Voices are those of the engine, "en-GB = alba; CC BY 4.0": language,
	// name, and the licence under which it may be heard in public.
	Voices []string `koanf:"voices"`
	// URL is where a service takes a POST of JSON with model, voice, input and
	// response_format, and answers with a WAV file.
	URL   string `koanf:"url"`
	Model string `koanf:"model"`
	Key   string `koanf:"key" secret:"true"` // sent as a bearer
	// KeyFile is a file that holds the value of Key.
	KeyFile string `koanf:"key_file"`
	// Lines is how many lines are spoken at once.
	Lines int `koanf:"lines"`
}

// A Voice is one of the Voices.
type Voice struct{ Lang, Name, Licence string }

// ReadVoice reads "en-GB = alba; CC BY 4.0".
func ReadVoice(text string) (v Voice, ok bool) {
	lang, rest, ok := strings.Cut(text, "=")
	name, licence, licensed := strings.Cut(rest, ";")
	v = Voice{strings.TrimSpace(lang), strings.TrimSpace(name), strings.TrimSpace(licence)}
	return v, ok && licensed && v.Lang != "" && v.Name != "" && v.Licence != ""
}

func (l Listen) check() error {
	u, err := url.Parse(l.URL)
	switch {
	case !oneOf(l.Engine, "", "command", "service", "off"):
		return refuse(fmt.Sprintf("listen.engine is %q: use command, service or off, or leave it out.", l.Engine))
	case l.Lines < 1 || l.Lines > 64:
		return refuse(fmt.Sprintf("listen.lines is %d: give a number from 1 to 64.", l.Lines))
	case l.Engine == "command" && len(l.Command) == 0:
		return refuse("listen.command is empty: name the program that speaks, and its arguments.")
	case l.Engine == "service" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https"):
		return refuse(fmt.Sprintf("listen.url is %q: give the address of the speech server.", l.URL))
	case (l.Engine == "command" || l.Engine == "service") && len(l.Voices) == 0:
		return refuse("listen.voices is empty: name a voice, such as \"en-GB = alba; CC BY 4.0\".")
	}
	for _, v := range l.Voices {
		if _, ok := ReadVoice(v); !ok {
			return refuse(fmt.Sprintf("listen.voices holds %q: use the form \"en-GB = alba; CC BY 4.0\", with language, name and licence.", v))
		}
	}
	return nil
}
