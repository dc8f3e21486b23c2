// What was done, in words. A deed that has none here is shown by its own name.

const deeds: Record<string, string> = {
  article_written: 'wrote', article_submitted: 'submitted', article_sent_back: 'sent back', article_ready: 'marked ready',
  article_scheduled: 'scheduled', article_unscheduled: 'took off the schedule', article_embargoed: 'put under embargo',
  article_lifted: 'opened to readers', article_published: 'published', article_corrected: 'corrected',
  article_withdrawn: 'withdrew', article_reinstated: 'put back online', article_restored: 'restored an earlier text of',
  article_spiked: 'spiked', article_unspiked: 'took off the spike', article_locked: 'began writing in',
  article_unlocked: 'stopped writing in', article_set_aside: 'saved a text that was set aside of',
  article_assigned: 'assigned', article_moved: 'moved to another desk', article_due: 'set the due time of',
  comment_written: 'commented on', comment_resolved: 'resolved a comment on', comment_reopened: 'reopened a comment on',
  comment_deleted: 'deleted a comment on', front_launched: 'launched a front', settings_changed: 'changed the settings',
  paper_imported: 'imported into the paper', staff_changed: 'changed the staff',
};

export const known = Object.keys(deeds);

export function words(deed: string): string {
  return deeds[deed] ?? deed.replaceAll('_', ' ');
}
