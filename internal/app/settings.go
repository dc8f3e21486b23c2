package app

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store"
)

type settingsCommands struct {
	Print settingsPrintCommand `cmd:"" help:"Print what the publisher has decided about the paper."`
	Set   settingsSetCommand   `cmd:"" help:"Change settings; a running paper takes them up at once."`
}

type settingsPrintCommand struct {
	JSON bool `help:"Print one JSON object."`
}

// A settingsReport is the settings by their names in JSON.
type settingsReport map[string]any

func (c settingsPrintCommand) Run(r *run) error {
	return r.withStore(func(st *store.Store) error {
		s, err := st.Settings(r.ctx)
		if err != nil {
			return err
		}
		rep, err := settingsByName(s)
		if err != nil {
			return err
		}
		return r.say(rep, c.JSON)
	})
}

func (s settingsReport) text(w io.Writer) {
	for _, name := range slices.Sorted(maps.Keys(s)) {
		fmt.Fprintf(w, "%s = %v\n", name, s[name])
	}
}

type settingsSetCommand struct {
	Values []string `arg:"" help:"Settings as NAME=VALUE, such as motto=\"Both shores\" or ai=refuse_all." placeholder:"NAME=VALUE"`
	JSON   bool     `help:"Print one JSON object."`
}

// Run changes all the settings named, or none.
func (c settingsSetCommand) Run(r *run) error {
	return r.withStore(func(st *store.Store) error {
		s, err := st.Settings(r.ctx)
		if err != nil {
			return err
		}
		for _, pair := range c.Values {
			if s, err = withSetting(s, pair); err != nil {
				return err
			}
		}
		if err := s.Check(); err != nil {
			return err
		}
		if err := st.SaveSettings(r.ctx, s, news.Event{Name: news.SettingsChanged, At: r.Now()}); err != nil {
			return fmt.Errorf("save the settings: %w", err)
		}
		rep, err := settingsByName(s)
		if err != nil {
			return err
		}
		return r.say(rep, c.JSON)
	})
}

// withSetting returns s with one setting changed, as NAME=VALUE says. A value
// is text unless the setting is a number, true or false, or an object.
func withSetting(s news.Settings, pair string) (news.Settings, error) {
	name, value, ok := strings.Cut(pair, "=")
	if !ok {
		return s, refusal("%q is not of the form NAME=VALUE.", pair)
	}
	text, err := json.Marshal(value)
	if err != nil {
		return s, fmt.Errorf("read setting %s: %w", name, err)
	}
	for _, form := range []json.RawMessage{text, json.RawMessage(value)} {
		change, err := json.Marshal(map[string]json.RawMessage{name: form})
		if err != nil {
			continue // not JSON, so it was meant as text
		}
		changed := s
		d := json.NewDecoder(bytes.NewReader(change))
		d.DisallowUnknownFields()
		if err := d.Decode(&changed); err == nil {
			return changed, nil
		}
	}
	return s, refusal("There is no setting called %s, or %q is not a value for it. courant settings print shows them all.", name, value)
}

// settingsByName returns every setting, also those that are empty.
func settingsByName(s news.Settings) (settingsReport, error) {
	rep := settingsReport{}
	for _, name := range []string{"motto", "description", "theme", "publisher", "owners", "address", "email", "security", "phone", "founded", "copyright", "licence"} {
		rep[name] = ""
	}
	text, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("read the settings: %w", err)
	}
	if err := json.Unmarshal(text, &rep); err != nil {
		return nil, fmt.Errorf("read the settings: %w", err)
	}
	return rep, nil
}

func refusal(format string, values ...any) error {
	return &news.Error{Kind: news.Invalid, Message: fmt.Sprintf(format, values...)}
}
