package locale

import (
	"embed"
	"encoding/json"
	"fmt"
)

//go:embed cldr/*.json
var tables embed.FS

// table is one file of cldr/: what CLDR knows about one locale, as tools/cldr/generate.mjs writes it.
type table struct {
	Dir      string `json:"dir"`
	FirstDay int    `json:"firstDay"` // 0 is Sunday, as in time.Weekday.
	Months   struct {
		Wide        [12]string `json:"wide"`
		Abbreviated [12]string `json:"abbreviated"`
		StandAlone  [12]string `json:"standAlone"`
	} `json:"months"`
	Weekdays struct {
		Wide       [7]string `json:"wide"`
		StandAlone [7]string `json:"standAlone"`
	} `json:"weekdays"`
	DayPeriods [2]string `json:"dayPeriods"` // Before and after noon.
	Patterns   struct {
		Full      string `json:"full"`
		Long      string `json:"long"`
		Medium    string `json:"medium"`
		MonthYear string `json:"monthYear"`
		Time      string `json:"time"`
		DateTime  string `json:"dateTime"` // {1} is the date and {0} the time.
	} `json:"patterns"`
	Number struct {
		Digits          string `json:"digits"` // Ten characters, from nought to nine.
		Group           string `json:"group"`
		Minus           string `json:"minus"`
		MinimumGrouping int    `json:"minimumGrouping"` // Digits wanted before the first separator.
	} `json:"number"`
	Plurals [][2]string         `json:"plurals"` // Pairs of category and rule, tried in order.
	Now     string              `json:"now"`
	Units   map[unit]forms      `json:"units"`
	Past    map[unit]forms      `json:"past"`
	Future  map[unit]forms      `json:"future"`
	List    map[listPart]string `json:"list"`
	Quotes  [2]string           `json:"quotes"`
}

// forms is one text for each plural category of the language; "other" is always there.
type forms map[string]string

// pick answers the form for a category, or "other" where the language makes no difference.
func (f forms) pick(category string) string {
	if text, ok := f[category]; ok {
		return text
	}
	return f[other]
}

// readTable decodes the embedded file cldr/name.json into to.
func readTable(name string, to any) error {
	file, err := tables.ReadFile("cldr/" + name + ".json")
	if err != nil {
		return fmt.Errorf("locale table: %w", err)
	}
	if err := json.Unmarshal(file, to); err != nil {
		return fmt.Errorf("locale table %s: %w", name, err)
	}
	return nil
}
