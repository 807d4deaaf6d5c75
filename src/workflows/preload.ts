import '../domain/case/case-rules.ts';
import '../domain/case/case-view.ts';
import '../domain/conversation/step.ts';
import '../domain/conversation/view.ts';

/*
 * What all workflows of a worker share, loaded once before the first of them (bundled as `preloadModules`): the rules are pure
 * and keep nothing between calls. Otherwise each conversation that begins, or is replayed after a restart, loads all of them
 * anew. They are frozen: whatever they export can't become a state that leaks from one conversation into another.
 */

/**
 * The SDK takes a stack trace of every promise for the Web UI's "Call Stack", which is a third of the work of a replay. Fewer frames
 * make it less; the first ones name our code.
 */
Error.stackTraceLimit = 3;
