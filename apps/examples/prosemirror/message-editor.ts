import { baseKeymap, splitBlock } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { Schema } from 'prosemirror-model';
import { type Command, EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';

/** A message is a number of lines. */
const schema = new Schema({
  nodes: {
    doc: { content: 'line+' },
    line: { content: 'text*', toDOM: () => ['p', 0], parseDOM: [{ tag: 'p' }] },
    text: {},
  },
});

/** What a page does with an editor. */
export interface MessageEditor {
  /** Gives the text to the page, and clears the editor. */
  readonly send: () => void;
}

/**
 * An editor of ProseMirror: it owns its element, and hears every key before the page does. Enter sends, Shift with
 * Enter starts a line.
 * @param place - What it is put into.
 * @param onSend - Is given what was written, its lines joined by line feeds.
 */
export function createMessageEditor(place: Element, onSend: (text: string) => void): MessageEditor {
  const send: Command = ({ doc, tr }, dispatch) => {
    const text = doc.textBetween(0, doc.content.size, '\n');
    // The element leaves an empty message to its host.
    if (text.trim() === '') return true;
    onSend(text);
    dispatch?.(tr.delete(0, doc.content.size));
    return true;
  };
  const keys = { Enter: send, 'Shift-Enter': splitBlock, 'Mod-z': undo, 'Mod-y': redo };
  const view = new EditorView(place, {
    state: EditorState.create({ schema, plugins: [history(), keymap(keys), keymap(baseKeymap)] }),
    attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': 'Message' },
  });
  return { send: () => void send(view.state, view.dispatch) };
}
