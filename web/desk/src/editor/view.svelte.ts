// How a Svelte component shows a node. The component puts data-content on the
// element in which ProseMirror writes what is in the node; all else in it is
// the component's own, fields and buttons included.
import type { NodeViewRenderer, NodeViewRendererProps } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import { type Component, mount, unmount } from 'svelte';
import type { Canvas } from './canvas.svelte';

export interface ViewProps {
  node: Node;
  selected: boolean;
  canvas: Canvas;
  /** Gives the node other attributes. */
  set(attrs: Record<string, unknown>): void;
  /** Where the node is, or undefined if it is gone. */
  at(): number | undefined;
}

/** Shows nodes with component, each in an element called tag. */
export function viewOf(component: Component<ViewProps>, canvas: Canvas, tag = 'div'): NodeViewRenderer {
  return (props) => new View(component, canvas, props, tag);
}

class View implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement | null;
  readonly #component: Record<string, unknown>;
  #props: ViewProps = $state()!;

  constructor(component: Component<ViewProps>, canvas: Canvas, { node, view, getPos }: NodeViewRendererProps, tag: string) {
    this.#props = {
      node,
      selected: false,
      canvas,
      at: getPos,
      set: (attrs) => {
        const at = getPos();
        if (at === undefined) return;
        const { tr } = view.state;
        for (const [name, value] of Object.entries(attrs)) tr.setNodeAttribute(at, name, value);
        view.dispatch(tr);
      },
    };
    this.dom = document.createElement(tag);
    this.dom.className = `block ${node.type.name}`;
    this.#component = mount(component, { target: this.dom, props: this.#props });
    this.contentDOM = this.dom.querySelector<HTMLElement>('[data-content]');
  }

  update(node: Node): boolean {
    if (node.type !== this.#props.node.type) return false;
    this.#props.node = node;
    return true;
  }

  selectNode() {
    this.#props.selected = true;
    this.dom.classList.add('selected');
  }

  deselectNode() {
    this.#props.selected = false;
    this.dom.classList.remove('selected');
  }

  // What happens in a field or on a button is no business of the editor.
  stopEvent(e: Event): boolean {
    const el = e.target as Element;
    return !this.#holds(el) && el.closest('input, textarea, select, button, a, label, audio, video') !== null;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return !this.#holds(mutation.target);
  }

  destroy() {
    void unmount(this.#component);
  }

  #holds(el: globalThis.Node): boolean {
    return this.contentDOM?.contains(el) ?? false;
  }
}
