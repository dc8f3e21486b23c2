package wxr

// Each function here says where the text of a child element belongs; nil for
// one that is not a field of its parent.

func (s *Site) field(t *tag) *string {
	switch {
	case t.is(wp, "wxr_version"):
		return &s.Version
	case t.is(wp, "base_site_url"):
		return &s.BaseSite
	case t.is(wp, "base_blog_url"):
		return &s.BaseBlog
	case t.is(none, "title"):
		return &s.Title
	case t.is(none, "link"):
		return &s.Link
	case t.is(none, "language"):
		return &s.Language
	default:
		return nil
	}
}

func (a *Author) field(t *tag) *string {
	if t.space != wp {
		return nil
	}
	switch t.local {
	case "author_id":
		return &a.ID
	case "author_login":
		return &a.Login
	case "author_email":
		return &a.Email
	case "author_display_name":
		return &a.DisplayName
	case "author_first_name":
		return &a.FirstName
	case "author_last_name":
		return &a.LastName
	default:
		return nil
	}
}

func (x *Term) field(t *tag) *string {
	if t.space != wp {
		return nil
	}
	switch t.local {
	case "term_id":
		return &x.ID
	case "term_taxonomy":
		return &x.Taxonomy
	case "term_slug", "category_nicename", "tag_slug":
		return &x.Slug
	case "term_parent", "category_parent":
		return &x.Parent
	case "term_name", "cat_name", "tag_name":
		return &x.Name
	case "term_description", "category_description", "tag_description":
		return &x.Description
	default:
		return nil
	}
}

func (it *Item) field(t *tag) *string {
	switch t.space {
	case none:
		return it.rssField(t.local)
	case wp:
		return it.wpField(t.local)
	}
	switch {
	case t.is(dc, "creator"):
		return &it.Creator
	case t.is(content, "encoded"):
		return &it.Content
	case t.is(excerpt, "encoded"):
		return &it.Excerpt
	default:
		return nil
	}
}

func (it *Item) rssField(name string) *string {
	switch name {
	case "title":
		return &it.Title
	case "link":
		return &it.Link
	case "pubDate":
		return &it.PubDate
	case "guid":
		return &it.GUID
	default:
		return nil
	}
}

func (it *Item) wpField(name string) *string {
	switch name {
	case "post_id":
		return &it.ID
	case "post_type":
		return &it.Type
	case "status":
		return &it.Status
	case "post_name":
		return &it.Name
	case "post_parent":
		return &it.Parent
	case "post_date":
		return &it.Date
	case "post_date_gmt":
		return &it.DateGMT
	case "post_modified":
		return &it.Modified
	case "post_modified_gmt":
		return &it.ModifiedGMT
	case "menu_order":
		return &it.MenuOrder
	case "post_password":
		return &it.Password
	case "is_sticky":
		return &it.Sticky
	case "attachment_url":
		return &it.Attachment
	case "comment_status":
		return &it.CommentStatus
	default:
		return nil
	}
}

func (m *Meta) field(t *tag) *string {
	switch {
	case t.is(wp, "meta_key"):
		return &m.Key
	case t.is(wp, "meta_value"):
		return &m.Value
	default:
		return nil
	}
}

func (c *Comment) field(t *tag) *string {
	if t.space != wp {
		return nil
	}
	switch t.local {
	case "comment_id":
		return &c.ID
	case "comment_author":
		return &c.Author
	case "comment_author_email":
		return &c.Email
	case "comment_author_url":
		return &c.URL
	case "comment_author_IP":
		return &c.IP
	case "comment_date":
		return &c.Date
	case "comment_date_gmt":
		return &c.DateGMT
	case "comment_content":
		return &c.Content
	case "comment_approved":
		return &c.Approved
	case "comment_type":
		return &c.Type
	case "comment_parent":
		return &c.Parent
	default:
		return nil
	}
}
