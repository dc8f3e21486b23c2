package store_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

func TestPlaceholdersBindByTheirNumber(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		var a, b, c string
		check(t, st.DB().QueryRowContext(t.Context(),
			`select cast($1 as text), cast($3 as text), cast($2 as text)`, "one", "two", "three").Scan(&a, &b, &c))
		if got := a + " " + b + " " + c; got != "one three two" {
			t.Errorf("$1, $3, $2 are %s, want one three two", got)
		}
	})
}

func TestAPaperOfANewerProgramIsRefused(t *testing.T) {
	storetest.EachURL(t, func(t *testing.T, url string) {
		st := storetest.Open(t, url)
		_, err := st.DB().ExecContext(t.Context(), `insert into goose_db_version (version_id, is_applied) values (9999, true)`)
		check(t, err)
		_, err = store.Open(t.Context(), store.Options{URL: url, Now: storetest.Now})
		wantKind(t, err, news.Conflict, "opening it")
		if !strings.Contains(news.Sentence(err), "newer Courant") {
			t.Errorf("it says %q", news.Sentence(err))
		}
	})
}

func TestWhatCanNotBeOpenedSaysWhatToDo(t *testing.T) {
	garbage := filepath.Join(t.TempDir(), "paper.db")
	check(t, os.WriteFile(garbage, []byte(strings.Repeat("no database ", 1000)), 0o600))
	for name, tt := range map[string]struct{ url, says string }{
		"a folder there is not":      {filepath.Join(t.TempDir(), "none", "paper.db"), "data folder"},
		"a file of something else":   {garbage, "damaged"},
		"an address that is none":    {"postgres://a b:c", "PostgreSQL address"},
		"a server that is not there": {"postgres://nobody@127.0.0.1:1/none?connect_timeout=1", "does not answer"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := store.Open(t.Context(), store.Options{URL: tt.url, Now: storetest.Now})
			if err == nil || !strings.Contains(news.Sentence(err), tt.says) {
				t.Errorf("it says %q (%v), want something of %q", news.Sentence(err), err, tt.says)
			}
		})
	}
}

func TestAnotherNodeHearsOfEveryEventOnceAndInOrder(t *testing.T) {
	storetest.EachURL(t, func(t *testing.T, url string) {
		writers := []*store.Store{storetest.Open(t, url), storetest.Open(t, url)}
		listener := storetest.Open(t, url)
		ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
		defer cancel()
		heard := make(chan int64, 100)
		after, err := listener.LastEvent(ctx)
		check(t, err)
		tailed := make(chan error, 1)
		go func() { tailed <- listener.Tail(ctx, after, func(ev news.Event) { heard <- ev.ID }) }()

		create(t, listener, written("its own, which it need not hear of"))
		var wg sync.WaitGroup
		for i := range 40 {
			wg.Go(func() {
				a := written("by others")
				if err := writers[i%2].CreateArticle(ctx, a, news.Save{Event: news.Event{Name: news.ArticleWritten}}); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		var ids []int64
		for len(ids) < 40 {
			select {
			case id := <-heard:
				ids = append(ids, id)
			case <-ctx.Done():
				t.Fatalf("heard of %d events, want 40", len(ids))
			}
		}
		if !slices.IsSorted(ids) || len(slices.Compact(slices.Clone(ids))) != 40 {
			t.Errorf("heard %v", ids)
		}
		cancel()
		if err := <-tailed; !errors.Is(err, context.Canceled) {
			t.Errorf("the tail ended with %v", err)
		}
	})
}

func TestUpcomingEventsAreThoseWithAnEffectLater(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		for _, effect := range []time.Time{{}, now.Add(2 * time.Hour), now.Add(time.Hour), now.Add(-time.Hour)} {
			save := news.Save{Event: news.Event{Name: news.ArticleScheduled, At: now, TakesEffect: effect, Hard: []news.Key{news.ArticleKey(1)}}}
			check(t, st.CreateArticle(t.Context(), written("Planned"), save))
		}
		got, err := st.Upcoming(t.Context(), now)
		check(t, err)
		if len(got) != 2 || got[0].ID != 3 || got[1].ID != 2 || got[0].Hard[0] != news.ArticleKey(1) {
			t.Errorf("upcoming are %+v, want the third and the second", got)
		}
	})
}

func TestTwoProcessesOnOneFileSeeTheSamePaper(t *testing.T) {
	storetest.EachURL(t, func(t *testing.T, url string) {
		one, two := storetest.Open(t, url), storetest.Open(t, url)
		d := newDesk(t, one)
		a := d.article(t, "here", now.Add(-time.Hour))
		p, err := two.ArticlePage(t.Context(), a.ID, now)
		if err != nil || p.Headline != a.Headline {
			t.Errorf("the other process has %q, %v", p.Headline, err)
		}
	})
}

func TestMigrationsAreTwins(t *testing.T) {
	var steps [2][]string
	for i, dir := range []string{"sqlite/migrate", "postgres/migrate"} {
		files, err := fs.ReadDir(os.DirFS(dir), ".")
		check(t, err)
		for _, file := range files {
			steps[i] = append(steps[i], file.Name())
		}
	}
	if diff := cmp.Diff(steps[0], steps[1]); diff != "" {
		t.Errorf("migrations differ (-sqlite +postgres):\n%s", diff)
	}
}

func TestBothEnginesHaveTheSameTables(t *testing.T) {
	var mu sync.Mutex
	var tables [][]string
	t.Run("engines", func(t *testing.T) {
		storetest.Each(t, func(t *testing.T, st *store.Store) {
			query := `select t.name || '.' || c.name from sqlite_master t join pragma_table_info(t.name) c
				where t.type = 'table' and t.name not like 'goose%' and t.name not like 'sqlite%'`
			if strings.HasSuffix(t.Name(), "postgres") {
				query = `select table_name || '.' || column_name from information_schema.columns
					where table_schema = 'public' and table_name not like 'goose%'`
			}
			rows, err := st.DB().QueryContext(t.Context(), query)
			check(t, err)
			defer rows.Close()
			var columns []string
			for rows.Next() {
				var name string
				check(t, rows.Scan(&name))
				columns = append(columns, name)
			}
			check(t, rows.Err())
			slices.Sort(columns)
			mu.Lock()
			defer mu.Unlock()
			tables = append(tables, columns)
		})
	})
	if len(tables) == 2 {
		if diff := cmp.Diff(tables[0], tables[1]); diff != "" {
			t.Errorf("tables and columns differ:\n%s", diff)
		}
	}
}

// TestNoStatementReadsAWholeTable explains every statement of the readers and
// the desk on a paper of 2,000 articles. Tables that stay small may be read
// whole, and so may the result of a part of the statement.
func TestNoStatementReadsAWholeTable(t *testing.T) {
	st := storetest.New(t)
	d, ctx := newDesk(t, st), t.Context()
	d.many(t, 2000)
	d.archive(t)
	_, err := st.DB().ExecContext(ctx, `analyze`)
	check(t, err)
	small := []string{"letter", "listed USING INDEX topic_by_code", "saved_view", "front", "shared_container", "event USING INDEX event_by_at", "article USING INDEX article_next", "article USING INDEX article_locked", "article USING INDEX article_page", "section", "desk", "profile", "staff", "setting", "counter", "near", "spot", "speaker", "source", "before", "after", "latest", "part", "places", "note", "json_each", "CONSTANT", "(subquery"}
	small = append(small, "question USING COVERING INDEX question_record", "question USING COVERING INDEX question_open", "question USING INDEX question_open", "issue USING COVERING INDEX issue_sending")

	explained := map[string]bool{}
	st.Record(func(query string, args []any) {
		if explained[query] {
			return
		}
		explained[query] = true
		for _, step := range explain(t, st, query, args) {
			what, scans := strings.CutPrefix(step, "SCAN ")
			if scans && !slices.ContainsFunc(small, func(name string) bool { return begins(what, name) }) {
				t.Errorf("%s in\n%s", step, query)
			}
		}
	})
	readEverything(ctx, t, d)
	if len(explained) < 35 {
		t.Errorf("only %d statements were explained", len(explained))
	}
}

// begins reports whether a step of a plan begins with the whole name of a table.
func begins(step, name string) bool {
	return strings.HasPrefix(step+" ", name+" ") || name == "(subquery" && strings.HasPrefix(step, name)
}

// archive fills the tables beside the articles, so that reading one whole is
// never the cheapest way.
func (d *desk) archive(t *testing.T) {
	t.Helper()
	var items []*news.Imported
	for i := range 300 {
		name := fmt.Sprintf("name-%d", i)
		for _, item := range []*news.Imported{
			{Topic: &news.Topic{Kind: news.Person, Slug: name, Name: name}},
			{Author: &news.Author{Slug: name, Name: name}},
			{Picture: &news.Picture{Alt: name}},
		} {
			item.Origin = news.Origin{Source: "test", Kind: fmt.Sprintf("%T", item), ID: strconv.Itoa(len(items))}
			items = append(items, item)
		}
		old := d.livePost(name, "a", name, now.AddDate(0, 0, -i))
		items = append(items, old)
	}
	check(t, d.Import(t.Context(), items, imported))
	for _, fill := range []string{
		`insert into correction (id, article, kind, text, at) select id, id as of, 'correction', 'wrong', id as at from article where id <= 300`,
		`insert into question (id, state, kind, text, slug, article, print, due, answered_on, answering)
			select id, case id % 3 when 0 then 'open' when 1 then 'answered' else 'void' end, 'when', 'When?', 'when-' || id, id as asks, 'p', id as day, id as told,
				id % 3 * (id + 1)
			from article where id <= 900`,
		`insert into question_hint (question, article, score) select id, id + 1 as other, 300 from question where state = 'open'`,
		`insert into question_refused (article, print) select id, 'q' as print from article where id <= 900`,
		`insert into letter (id, slug, name, sender, rhythm, digest) select id, 'letter-' || id, 'Letter', '{}', '{}', '{}' from article where id <= 3`,
		`insert into issue (id, letter, state, made_at, send_at, started_at, ended_at)
			select id, id % 3 + 1 as letter, case id % 3 when 0 then 'sent' when 1 then 'scheduled' else 'sending' end, id as made, id as due, id as began, id as finished
			from article where id <= 900`,
		`insert into subscriber (id, email, email_key, made_at) select id, id || '@a.example', id || '@a.example' as same, id as made from article`,
		`insert into subscription (subscriber, letter, state, source) select id, id % 3 + 1 as letter, 'confirmed', 'form' from article`,
		`insert into delivery (id, issue, subscriber, state)
			select id, id % 900 + 1 as issue, id as reader, case id % 4 when 0 then 'waiting' when 1 then 'claimed' when 2 then 'refused' else 'accepted' end from article`,
		`insert into withdrawal (article, at, reason) select id, id as at, 'wrong' from article where id > 1000 and id <= 1300`,
	} {
		_, err := d.DB().ExecContext(t.Context(), fill)
		check(t, err)
	}
}

// shared launches a shared container again and again, and returns it.
func (d *desk) shared(t *testing.T) int64 {
	t.Helper()
	box := news.SharedContainer{Name: "Weather", Container: news.Container{Shape: news.ListShape}}
	check(t, d.SaveSharedContainer(t.Context(), &box, news.Event{At: now}))
	front := news.Front{Name: "evening", Containers: []news.Container{{Shape: news.ListShape, Shared: box.ID}}}
	for i := range 300 {
		at := now.Add(-time.Duration(i) * time.Hour)
		check(t, d.LaunchFront(t.Context(), &news.FrontLaunch{Name: "evening", At: at, Front: front}, &paper.PressedFront{}, news.Event{At: at}))
		check(t, d.SetFrontAside(t.Context(), front, news.Event{At: at}))
	}
	return box.ID
}

func explain(t *testing.T, st *store.Store, query string, args []any) (steps []string) {
	t.Helper()
	rows, err := st.DB().QueryContext(t.Context(), "explain query plan "+query, args...)
	check(t, err)
	defer rows.Close()
	for rows.Next() {
		var id, parent, unused int
		var step string
		check(t, rows.Scan(&id, &parent, &unused, &step))
		steps = append(steps, step)
	}
	check(t, rows.Err())
	return steps
}

// readEverything calls all that reads.
func readEverything(ctx context.Context, t *testing.T, d *desk) {
	t.Helper()
	back := paper.Cursor{At: now.Add(-24 * time.Hour), ID: 5}
	forth := paper.Cursor{At: now.Add(-24 * time.Hour), ID: 5, Newer: true}
	front := news.Front{Name: "home", Containers: []news.Container{
		{Shape: news.LeadShape, Slots: []news.Slot{{Article: 3, Sublinks: []int64{4}}}},
		{Shape: news.ListShape, Backfill: &news.Backfill{Section: d.city.ID, Topic: d.mayor.ID, Limit: 5}},
		{Shape: news.ListShape, Backfill: &news.Backfill{Section: d.city.ID, Limit: 5}},
	}}
	front.Containers[1].Shared = d.shared(t)
	check(t, d.LaunchFront(ctx, &news.FrontLaunch{Name: "home", At: now, Front: front}, nil, news.Event{At: now}))
	launch, err := d.LiveFront(ctx, "home", now)
	check(t, err)
	home := &news.FrontDraft{Front: front}
	for _, read := range []func() error{
		func() error { _, err := d.Frame(ctx); return err },
		func() error { _, err := d.Resolve(ctx, "/news/post-007", now); return err },
		func() error { _, err := d.Taken(ctx, "/news/post-007", 3); return err },
		func() error { _, err := d.Section(ctx, d.city.ID); return err },
		func() error { _, err := d.FrontPage(ctx, "home", now); return err },
		func() error { _, err := d.PastFront(ctx, "home", launch.Address, now); return err },
		func() error { _, err := d.FrontMonth(ctx, "home", "", now); return err },
		func() error { return d.SaveFront(ctx, home, news.Event{At: now}) },
		func() error { return d.SetFrontAside(ctx, front, news.Event{At: now}) },
		func() error { _, err := d.FrontDraft(ctx, "home"); return err },
		func() error { _, err := d.FrontDrafts(ctx); return err },
		func() error { _, err := d.FrontSaves(ctx, "home", 10); return err },
		func() error { _, err := d.FrontLaunches(ctx, "home", launch.ID, 10); return err },
		func() error { _, err := d.FrontLaunch(ctx, launch.ID); return err },
		func() error { _, err := d.Unpressed(ctx, now, 10); return err },
		func() error { _, err := d.FrontFacts(ctx, []int64{3, 4}, now); return err },
		func() error {
			_, err := d.FrontNames(ctx, []int64{3}, []int64{d.mayor.ID}, []int64{d.ada.ID})
			return err
		},
		func() error { _, err := d.FindForFront(ctx, "post", d.city.ID, 10); return err },
		func() error {
			_, err := d.FrontStock().Newest(ctx, news.Backfill{Author: d.ada.ID, Kinds: []news.ArticleKind{news.News}, MaxAge: 4, WithoutTopics: []int64{7}}, 10, now)
			return err
		},
		func() error { _, err := d.SectionPage(ctx, d.city.ID, back, now); return err },
		func() error { _, err := d.SectionPage(ctx, d.city.ID, forth, now); return err },
		func() error { _, err := d.TopicPage(ctx, d.mayor.ID, back, now); return err },
		func() error { _, err := d.AuthorPage(ctx, d.ada.ID, back, now); return err },
		func() error { _, err := d.ArticlePage(ctx, 9, now); return err },
		func() error { _, _ = d.ArticlePage(ctx, 99999, now); return nil },
		func() error { _, _ = d.WithdrawnPage(ctx, 9, now); return nil },
		func() error { _, err := d.HistoryPage(ctx, 9, now); return err },
		func() error { _, err := d.ArchiveYears(ctx, now); return err },
		func() error { _, err := d.ArchiveYear(ctx, 2026, now); return err },
		func() error { _, err := d.ArchiveMonth(ctx, now, now); return err },
		func() error { _, err := d.ArchiveDay(ctx, now, now); return err },
		func() error { _, err := d.CorrectionsPage(ctx, paper.Cursor{}, now); return err },
		func() error { _, _ = d.CorrectionsPage(ctx, forth, now); return nil },
		func() error { return d.readTheQuestions(ctx) },
		func() error { return d.readTheDigests(ctx) },
		func() error { return d.readTheLetters(ctx) },
		func() error { return d.readTheSubscribers(ctx) },
		func() error { return d.readTheRecordings(ctx) },
		func() error { return d.readTheQuotes(ctx) },
		func() error { _, err := d.Latest(ctx, paper.Cursor{}, 10, now); return err },
		func() error { _, err := d.Bodies(ctx, []int64{3, 4}, now); return err },
		func() error { _, err := d.Withdrawn(ctx, now.Add(-time.Hour), 10); return err },
		func() error {
			for _, err := range d.Published(ctx, now.Add(-time.Hour), now, now) {
				return err
			}
			return nil
		},
		func() error { _, err := d.Article(ctx, 9); return err },
		func() error { _, err := d.ArticleByOrigin(ctx, "wordpress:example.org", "post", "9"); return err },
		func() error { _, err := d.Revision(ctx, 9, 1); return err },
		func() error { _, err := d.Revisions(ctx, 9); return err },
		func() error { _, err := d.RecentHeadlines(ctx, 0, now.Add(-time.Hour), now, 20); return err },
		func() error { _, err := d.Events(ctx, 9); return err },
		func() error { _, err := d.Upcoming(ctx, now); return err },
		func() error { _, err := d.LastEvent(ctx); return err },
		func() error { _, err := d.Author(ctx, d.ada.ID); return err },
		func() error { _, err := d.AuthorBySlug(ctx, "ada"); return err },
		func() error { _, err := d.Topic(ctx, d.mayor.ID); return err },
		func() error { _, err := d.Subjects(ctx, 0); return err },
		func() error { _, err := d.TopicsByCode(ctx); return err },
		func() error { _, err := d.SameTopics(ctx, news.Topic{ID: 3, Name: "name-1"}); return err },
		func() error { _, err := d.TopicHeadlines(ctx, d.mayor.ID, 20); return err },
		func() error { _, err := d.TopicsPage(ctx, "", "", now); return err },
		func() error { _, err := d.TopicsPage(ctx, news.Person, "name", now); return err },
		func() error { _, err := d.TopicBySlug(ctx, news.Person, "vera-lindqvist"); return err },
		func() error { _, err := d.Topics(ctx, []int64{d.mayor.ID}); return err },
		func() error { _, err := d.Pictures(ctx, []int64{d.photo.ID}); return err },
		func() error { _, _, err := d.FindTopics(ctx, "", "", "name-1~1", 20); return err },
		func() error { _, _, err := d.FindTopics(ctx, news.Person, "name", "", 20); return err },
		func() error { _, err := d.TopicArticles(ctx, d.mayor.ID); return err },
		func() error { _, _, err := d.FindAuthors(ctx, "name", "", 20); return err },
		func() error { _, err := d.Redirects(ctx, "/old", "", 20); return err },
		func() error { _, err := d.LeadingTo(ctx, "/news/post-007", 20); return err },
		func() error { _, err := d.SectionArticles(ctx, d.city.ID); return err },
		func() error { _, err := d.DeskArticles(ctx, 1); return err },
		func() error { _, err := d.Desks(ctx); return err },
		func() error { _, err := d.Profiles(ctx); return err },
		func() error { _, err := d.StandingPages(ctx); return err },
		func() error { _, _ = d.Staff(ctx, 1); return nil },
		func() error { _, _ = d.StaffByEmail(ctx, "ada@example.org"); return nil },
		func() error {
			_, err := d.ImportedRefs(ctx, "wordpress:example.org", "post", []string{"9"})
			return err
		},
		func() error {
			for _, err := range d.Imported(ctx, "wordpress:example.org", "post") {
				return err
			}
			return nil
		},
		func() error { return d.readTheLists(ctx) },
		func() error { return d.readTheStorylines(ctx, t) },
		func() error { return d.readTheAudit(ctx) },
		func() error { _, err := d.Views(ctx, 3); return err },
		func() error { _, _ = d.View(ctx, 3); return nil },
		func() error { _, err := d.EventsAfter(ctx, 3); return err },
		func() error { _, err := d.TextChanges(ctx, 3); return err },
		func() error { _, err := d.Texts(ctx, []int64{3, 4}); return err },
		func() error { _, err := d.TextsBelow(ctx, 9, 3); return err },
		func() error { _, err := d.TextsAbove(ctx, 9, 3); return err },
		func() error { return d.Import(ctx, []*news.Imported{d.livePost("9", "a", "post-009", now)}, imported) },
	} {
		check(t, read())
	}
}
