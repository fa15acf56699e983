import { findField, formOf } from './chat-field.ts';

function isSubmitButton(element: Element): element is HTMLButtonElement | HTMLInputElement {
  if (element instanceof HTMLButtonElement) return element.type === 'submit';
  return element instanceof HTMLInputElement && /^(submit|image)$/.test(element.type);
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
 * @param selector - The host's own, or empty. In any case `data-guarded-send` and the submit buttons of the field's form
 * send; without a selector, a button beside a field without a form does too.
 */
export function findSendButton(
  path: readonly EventTarget[],
  element: Element,
  selector: string,
): HTMLElement | undefined {
  const field = findField(element);
  const form = (field && formOf(field)) ?? element.querySelector('form');
  const isInReach = (node: Element) => element.contains(node) || form?.contains(node) === true;
  return path.find((node): node is HTMLElement => {
    if (!(node instanceof HTMLElement)) return false;
    if (selector !== '' && node.matches(selector)) return true;
    if (isInReach(node) && node.matches('[data-guarded-send]')) return true;
    if (isSubmitButton(node) && node.form) return node.form === form;
    return selector === '' && form === null && isLooseSendButton(node, element);
  });
}

/**
 * The send button as it is in the document now, where a framework has replaced the one that was clicked.
 * @param selector - As for `findSendButton`.
 */
export function findReplacedSendButton(
  element: Element,
  selector: string,
): HTMLElement | undefined {
  const candidates = ['button', 'input', '[data-guarded-send]', selector].filter(
    (one) => one !== '',
  );
  const root = element.getRootNode() as Document | ShadowRoot;
  return [...root.querySelectorAll<HTMLElement>(candidates.join())].find(
    (candidate) => findSendButton([candidate], element, selector) !== undefined,
  );
}
