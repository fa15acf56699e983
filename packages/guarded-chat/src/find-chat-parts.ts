/** A field that a message is typed into. */
export type TextField = HTMLTextAreaElement | HTMLInputElement;

const fieldSelector = 'textarea, input:not([type]), input[type="text" i], input[type="search" i]';

function isSubmitButton(element: Element): element is HTMLButtonElement | HTMLInputElement {
  if (element instanceof HTMLButtonElement) return element.type === 'submit';
  return element instanceof HTMLInputElement && /^(submit|image)$/.test(element.type);
}

/**
 * The field inside an element: the one marked `data-guarded-field`, or the first. Hidden copies, which some libraries
 * use to measure a text, do not count.
 */
export function findField(element: Element): TextField | undefined {
  const fields = [...element.querySelectorAll<TextField>(fieldSelector)].filter(
    (field) => field.ariaHidden !== 'true',
  );
  return fields.find((field) => field.dataset['guardedField'] !== undefined) ?? fields[0];
}

/** The button that Enter presses in a form: its first submit button in document order. */
export function findDefaultButton(
  form: HTMLFormElement,
): HTMLButtonElement | HTMLInputElement | undefined {
  return [...form.elements].find(isSubmitButton);
}

/** Whether a button of an element without a form sends: it is the only one, or not declared a plain button. */
function isLooseSendButton(button: Element, element: Element): boolean {
  if (!(button instanceof HTMLButtonElement) || !element.contains(button)) return false;
  const isOnly = element.querySelectorAll('button').length === 1;
  return button.type === 'submit' || (isOnly && button.type !== 'reset');
}

/**
 * The send button on the path of a click, if the click was on one.
 * @param selector - The host's own; without one, `data-guarded-send`, a submit button of the field's form, or a button
 * beside a field without a form.
 */
export function findSendButton(
  path: readonly EventTarget[],
  element: Element,
  selector: string,
): HTMLElement | undefined {
  const form = findField(element)?.form ?? element.querySelector('form');
  const isInReach = (node: Element) => element.contains(node) || form?.contains(node) === true;
  return path.find((node): node is HTMLElement => {
    if (!(node instanceof HTMLElement)) return false;
    if (selector !== '' && node.matches(selector)) return true;
    if (isInReach(node) && node.matches('[data-guarded-send]')) return true;
    if (isSubmitButton(node) && node.form) return node.form === form;
    return form === null && isLooseSendButton(node, element);
  });
}
