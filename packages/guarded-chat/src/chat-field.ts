/** A field that a message is typed into: a `textarea`, a text `input`, or an element that is edited in place. */
export type ChatField = HTMLTextAreaElement | HTMLInputElement | HTMLElement;

const fieldSelector = [
  'textarea',
  'input:not([type])',
  'input[type="text" i]',
  'input[type="search" i]',
  '[contenteditable]:not([contenteditable="false" i])',
].join();

function isTextControl(field: ChatField): field is HTMLTextAreaElement | HTMLInputElement {
  return field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
}

/** Whether somebody can see and use the field: editors keep hidden copies, to measure a text or for old browsers. */
function isInUse(field: ChatField): boolean {
  // Not there in Safari before 17.4.
  const isShown = !('checkVisibility' in field) || field.checkVisibility();
  return isShown && field.ariaHidden !== 'true';
}

/**
 * The field inside an element: the one marked `data-guarded-field`, or else the first that is in use, or else the
 * first.
 */
export function findField(element: Element): ChatField | undefined {
  const fields = [...element.querySelectorAll<ChatField>(fieldSelector)];
  const marked = fields.find((field) => field.dataset['guardedField'] !== undefined);
  return marked ?? fields.find(isInUse) ?? fields.find((field) => field.ariaHidden !== 'true');
}

/** The exact text in a field; of an element that is edited in place, as it is shown, with a line for each paragraph. */
export function readFieldText(field: ChatField): string {
  return isTextControl(field) ? field.value : field.innerText;
}

/** The form that a field belongs to, if any. */
export function formOf(field: ChatField): HTMLFormElement | null {
  return isTextControl(field) ? field.form : field.closest('form');
}

/** Whether a field can hold line breaks. */
export function isMultiline(field: ChatField): boolean {
  return !(field instanceof HTMLInputElement);
}
