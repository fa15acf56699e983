// What a guard is made of: it comes in a file of its own, after the element, which holds every message until it is there.
export { Guard, guardStream } from '@guarded-chat/client';
