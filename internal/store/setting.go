package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Settings returns what the publisher decided, or the settings of a new paper.
func (s *Store) Settings(ctx context.Context) (news.Settings, error) {
	return settings(ctx, s.read)
}

func settings(ctx context.Context, c conn) (news.Settings, error) {
	set, err := one(ctx, c, scanSettings, `select value, version from setting where name = 'paper'`)
	if errors.Is(err, sql.ErrNoRows) {
		return newPaper(), nil
	}
	return set, err
}

func scanSettings(rows *sql.Rows) (set news.Settings, err error) {
	err = rows.Scan(fromJSON{&set}, &set.Version)
	return set, err
}

func newPaper() news.Settings {
	return news.Settings{Lang: "en", Zone: "UTC", ArticlePath: news.DefaultArticlePath, AI: news.DefaultAIPolicy}
}

// zone returns the time zone of the paper, in which its days begin and end.
func zone(ctx context.Context, c conn) (*time.Location, error) {
	set, err := settings(ctx, c)
	if err != nil {
		return nil, err
	}
	return time.LoadLocation(set.Zone)
}

// SaveSettings replaces the settings. If somebody else saved others since they
// were loaded it refuses as [news.Conflict]. A new time zone moves articles to other
// days of the archive, which are then counted again. Every page is printed
// anew.
func (s *Store) SaveSettings(ctx context.Context, set news.Settings, ev news.Event) error {
	if _, err := time.LoadLocation(set.Zone); err != nil {
		return &news.Error{Kind: news.Invalid, Message: fmt.Sprintf("There is no time zone %q. Use a name such as Europe/London.", set.Zone)}
	}
	return s.command(ctx, ev, func(c conn, ev *news.Event) error {
		ev.Hard = append(ev.Hard, news.KeySettings)
		before, err := settings(ctx, c)
		if err != nil {
			return err
		}
		done, err := c.exec(ctx, `
			insert into setting (name, value) values ('paper', $1)
			on conflict (name) do update set value = excluded.value, version = setting.version + 1
			where setting.version = $2`, asJSON{set}, set.Version)
		if err == nil && done == 0 {
			err = &news.Error{Kind: news.Conflict, Message: "Somebody else has changed the settings in the meantime. Load them again to see what changed."}
		}
		if err != nil {
			return err
		}
		err = noteUses(ctx, c, user{noun: "setting", name: "logo", live: true}, []int64{set.Logo, set.Listen.Podcast.Cover, set.AudioDigest.Cover})
		if err != nil || before.Zone == set.Zone {
			return err
		}
		return recountDays(ctx, c)
	})
}
