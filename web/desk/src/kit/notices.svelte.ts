// What the desk has to say in passing. Notices are read out by screen readers
// and stay until they are closed if they are bad news.

export interface Notice { id: number; mood: 'good' | 'bad' | 'plain'; text: string; action?: { label: string; run: () => void } }

class Notices {
  list = $state<Notice[]>([]);
  #last = 0;

  say(text: string, mood: Notice['mood'] = 'plain', action?: Notice['action']) {
    const id = ++this.#last;
    this.list.push({ id, mood, text, ...(action ? { action } : {}) });
    if (mood !== 'bad' && !action) setTimeout(() => this.close(id), 6000);
    return id;
  }

  close(id: number) {
    this.list = this.list.filter((n) => n.id !== id);
  }
}

export const notices = new Notices();
