package locale

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // The oracle's moments are in ten zones, wherever the test runs.

	"github.com/google/go-cmp/cmp"
)

// oracle is what tools/cldr/oracle.mjs prints: the answers of ICU for every shipped locale.
type oracle struct {
	Moments []struct {
		At   time.Time `json:"at"`
		Zone string    `json:"zone"`
	} `json:"moments"`
	Numbers []int              `json:"numbers"`
	Counts  []int              `json:"counts"`
	Lists   [][]string         `json:"lists"`
	Locales map[string]answers `json:"locales"`
}

type answers struct {
	Dir       string            `json:"dir"`
	FirstDay  time.Weekday      `json:"firstDay"`
	Full      []string          `json:"full"`
	Long      []string          `json:"long"`
	Medium    []string          `json:"medium"`
	MonthYear []string          `json:"monthYear"`
	Month     []string          `json:"month"`
	Weekday   []string          `json:"weekday"`
	Time      []string          `json:"time"`
	DateTime  []string          `json:"dateTime"`
	Units     map[unit][]string `json:"units"`
	Past      map[unit][]string `json:"past"`
	Future    map[unit][]string `json:"future"`
	Now       string            `json:"now"`
	Numbers   []string          `json:"numbers"`
	Plurals   []string          `json:"plurals"`
	Lists     []string          `json:"lists"`
}

func TestEveryLocalePrintsWhatICUPrints(t *testing.T) {
	t.Parallel()
	compareWithOracle(t, readOracle(t))
}

func TestEveryLocalePrintsWhatALivingNodePrints(t *testing.T) {
	t.Parallel()
	node := os.Getenv("COURANT_TEST_NODE")
	if node == "" {
		t.Skip("COURANT_TEST_NODE names no Node; the kept answers of ICU are compared instead.")
	}
	out, err := exec.CommandContext(t.Context(), node, "../../tools/cldr/oracle.mjs").Output()
	if err != nil {
		t.Fatal(err)
	}
	compareWithOracle(t, decodeOracle(t, strings.NewReader(string(out))))
}

func readOracle(t *testing.T) oracle {
	t.Helper()
	file, err := os.Open("testdata/intl.json.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	return decodeOracle(t, unzipped)
}

func decodeOracle(t *testing.T, from io.Reader) (o oracle) {
	t.Helper()
	if err := json.NewDecoder(from).Decode(&o); err != nil {
		t.Fatal(err)
	}
	return o
}

func compareWithOracle(t *testing.T, o oracle) {
	t.Helper()
	if len(o.Locales) != len(Tags()) {
		t.Errorf("ICU answered for %d locales, Courant ships %d.", len(o.Locales), len(Tags()))
	}
	for _, tag := range Tags() {
		want := o.Locales[tag]
		got := answersOf(t, Find(tag), o)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (- ICU, + Courant):\n%s", tag, diff)
		}
	}
}

// answersOf asks a locale all that the oracle was asked.
func answersOf(t *testing.T, l *Locale, o oracle) answers {
	t.Helper()
	a := answers{Dir: l.Dir(), FirstDay: l.FirstDay(), Now: l.Ago(time.Unix(0, 0), time.Unix(0, 0))}
	for _, m := range o.Moments {
		zone, err := time.LoadLocation(m.Zone)
		if err != nil {
			t.Fatal(err)
		}
		a.addMoment(l, m.At.In(zone))
	}
	for _, n := range o.Numbers {
		a.Numbers = append(a.Numbers, l.Number(n))
		a.Plurals = append(a.Plurals, l.Plural(n))
	}
	for _, items := range o.Lists {
		a.Lists = append(a.Lists, l.List(items))
	}
	a.Units = l.fillAll(l.table.Units, o.Counts)
	a.Past = l.fillAll(l.table.Past, o.Counts)
	a.Future = l.fillAll(l.table.Future, o.Counts)
	return a
}

// addMoment prints one moment in each style. CLDR puts a narrow no-break space before AM and PM, ICU prints it and so does
// Courant; V8 alone changes it into a plain space on its way to JavaScript.
func (a *answers) addMoment(l *Locale, at time.Time) {
	plain := strings.NewReplacer("\u202f", " ")
	a.Full = append(a.Full, l.FullDate(at))
	a.Long = append(a.Long, l.LongDate(at))
	a.Medium = append(a.Medium, l.MediumDate(at))
	a.MonthYear = append(a.MonthYear, l.MonthYear(at))
	a.Month = append(a.Month, l.Month(at))
	a.Weekday = append(a.Weekday, l.Weekday(at))
	a.Time = append(a.Time, plain.Replace(l.Time(at)))
	a.DateTime = append(a.DateTime, plain.Replace(l.DateTime(at)))
}

func (l *Locale) fillAll(texts map[unit]forms, counts []int) map[unit][]string {
	filled := map[unit][]string{}
	for u, f := range texts {
		for _, n := range counts {
			filled[u] = append(filled[u], l.fill(f, n))
		}
	}
	return filled
}
