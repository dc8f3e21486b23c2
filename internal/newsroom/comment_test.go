package newsroom_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
)

func TestStaffTalkBesideAnArticle(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		a := d.in(t, news.Draft, "One")
		first, err := d.Comment(ctx, editor, a.ID, "Who says so?", "nobody knows")
		must(t, err)
		answer, err := d.Reply(ctx, reporter, first.ID, "The harbour master.")
		must(t, err)
		if answer.ReplyTo != first.ID || answer.Article != a.ID {
			t.Errorf("%+v", answer)
		}
		first, err = d.Resolve(ctx, reporter, first.ID)
		must(t, err)
		all, err := d.st.Comments(ctx, a.ID)
		must(t, err)
		if diff := cmp.Diff([]news.Comment{first, answer}, all); diff != "" {
			t.Error(diff)
		}
		_, err = d.Reopen(ctx, editor, first.ID)
		must(t, err)
		refused(t, news.Conflict, d.DeleteComment(ctx, editor, first.ID))
		refused(t, news.Forbidden, d.DeleteComment(ctx, editor, answer.ID))
		must(t, d.DeleteComment(ctx, reporter, answer.ID))
		must(t, d.DeleteComment(ctx, editor, first.ID))
		if all, _ := d.st.Comments(ctx, a.ID); len(all) != 0 {
			t.Errorf("left: %+v", all)
		}
		_, err = d.Comment(ctx, editor, 999, "Hello?", "")
		refused(t, news.NotFound, err)
		if got := d.stored(t, a.ID); got.Version != a.Version {
			t.Error("a comment made the article another version")
		}
	})
}
