import { defaultPolicy, type Policy, type Taxonomy } from '@guarded-chat/policy';

/** A policy without what is default anyway. */
export function shortPolicy(policy: Policy): Partial<Policy> {
  const { threshold, action, categories, unchecked, deadlineMs } = policy;
  return {
    ...(threshold !== undefined && { threshold }),
    ...(action !== defaultPolicy.action && { action }),
    ...(Object.keys(categories).length > 0 && { categories }),
    ...(unchecked !== defaultPolicy.unchecked && { unchecked }),
    ...(deadlineMs !== defaultPolicy.deadlineMs && { deadlineMs }),
  };
}

/** JSON in an attribute with single quotes. */
function attribute(name: string, value: object): string {
  const json = JSON.stringify(value)
    .replace(/&/g, '&amp;')
    .replace(/'/g, '&#39;')
    .replace(/</g, '&lt;');
  return `\n  ${name}='${json}'`;
}

/**
 * The element with this very policy, to paste into a page.
 * @param taxonomy - What the model is asked; absent: the list that it was made with.
 */
export function elementSnippet(policy: Policy, taxonomy: Taxonomy | undefined): string {
  const short = shortPolicy(policy);
  const attributes = [
    Object.keys(short).length > 0 ? attribute('policy', short) : '',
    taxonomy ? attribute('taxonomy', taxonomy) : '',
  ].join('');
  return `<script type="module" src="/guard/guarded-chat.js"></script>
<guarded-chat${attributes}${attributes === '' ? '' : '\n'}>
  <form action="/send"><textarea name="message"></textarea><button>Send</button></form>
</guarded-chat>
`;
}
