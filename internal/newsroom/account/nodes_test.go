package account_test

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/account"
	"github.com/courant-press/courant/internal/store/storetest"
)

func TestWhatOneNodeEndsIsOverOnTheOther(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ctx := t.Context()
		other := account.New(account.Options{Store: storetest.Open(t, l.url), Now: l.clock})
		chief := l.staff(t, "chief@paper.example", news.As(news.Administrator))
		ada := l.staff(t, "ada@paper.example", news.As(news.Reporter))
		_, v := l.in(t, ada)
		if _, err := other.Session(ctx, v); err != nil {
			t.Fatal(err)
		}
		must(t, other.SetDisabled(ctx, chief, ada.ID, true))
		_, err := l.Session(ctx, v)
		refused(t, news.Unauthorized, err)
	})
}

func TestTriesAtTheSameMomentAreAllCounted(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		var passed atomic.Int64
		var all sync.WaitGroup
		for range 40 {
			all.Go(func() {
				wait, err := l.st.Spend(t.Context(), "k", time.Minute, 10*time.Minute, storetest.Now())
				if err != nil {
					t.Error(err)
				}
				if wait == 0 {
					passed.Add(1)
				}
			})
		}
		all.Wait()
		if passed.Load() != 10 {
			t.Errorf("%d passed, want 10", passed.Load())
		}
	})
}

func TestTwoAdministratorsCanNotDismissEachOther(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		one := l.staff(t, "one@paper.example", news.As(news.Administrator))
		two := l.staff(t, "two@paper.example", news.As(news.Administrator))
		var dismissed atomic.Int64
		var both sync.WaitGroup
		for _, pair := range [][2]news.Staff{{one, two}, {two, one}} {
			both.Go(func() {
				if l.SetDisabled(t.Context(), pair[0], pair[1].ID, true) == nil {
					dismissed.Add(1)
				}
			})
		}
		both.Wait()
		if dismissed.Load() != 1 {
			t.Errorf("%d were dismissed, want 1", dismissed.Load())
		}
	})
}
