// The parts of the settings, in the groups of the rail.

import type { Component } from 'svelte';

export interface Part {
  id: string; // of the address
  name: string;
  about: string; // one sentence under the heading
  load: () => Promise<{ default: Component<any> }>;
}

export const groups: { name: string; parts: Part[] }[] = [
  {
    name: 'The paper',
    parts: [
      { id: 'identity', name: 'Identity', about: 'What the paper is called and who stands behind it.', load: () => import('./Identity.svelte') },
      { id: 'sections', name: 'Sections and menu', about: 'The parts of the paper. Every article belongs to one.', load: () => import('./Sections.svelte') },
      { id: 'pages', name: 'Standing pages', about: 'About us, contact, imprint: the pages in the menu at the foot.', load: () => import('./Pages.svelte') },
      { id: 'look', name: 'Look', about: 'The theme that prints the pages.', load: () => import('./Look.svelte') },
    ],
  },
  {
    name: 'The newsroom',
    parts: [
      { id: 'desks', name: 'Desks', about: 'Groups of the staff with a beat. An article lies on one desk.', load: () => import('./Desks.svelte') },
      { id: 'profiles', name: 'Profiles', about: 'What an article of one sort needs before it can be published.', load: () => import('./Profiles.svelte') },
      { id: 'topics', name: 'Topics', about: 'The people, places and subjects you write about. Each has a page.', load: () => import('./Topics.svelte') },
      { id: 'authors', name: 'Authors', about: 'The names that can stand in a byline. Each has a page.', load: () => import('./Authors.svelte') },
    ],
  },
  {
    name: 'Readers and addresses',
    parts: [
      { id: 'times', name: 'Times and addresses', about: 'The clock of the paper, its addresses, and when old news says that it is old.', load: () => import('./Times.svelte') },
      { id: 'machines', name: 'Readers and machines', about: 'What search engines, assistants and feeds may do with your texts.', load: () => import('./Machines.svelte') },
      { id: 'listen', name: 'Listen and podcasts', about: 'Which articles are spoken, the news of the day to hear, and what podcast directories are told.', load: () => import('./Listen.svelte') },
      { id: 'redirects', name: 'Redirects', about: 'Addresses that lead to others, and a box to test any address.', load: () => import('./Redirects.svelte') },
    ],
  },
  {
    name: 'The house',
    parts: [
      { id: 'mail', name: 'Mail', about: 'How the paper sends invitations and links.', load: () => import('./Mail.svelte') },
      { id: 'storage', name: 'Storage', about: 'Where everything is kept, and whether all is well.', load: () => import('./Storage.svelte') },
    ],
  },
];

export const parts = groups.flatMap((g) => g.parts);
