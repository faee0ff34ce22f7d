// Looks ahead as chevrotain does, but works out what to look for only where the parser first comes to a choice.
import { LLkLookaheadStrategy, type BaseParser, type ILookaheadStrategy } from "chevrotain";

type Alternation = Parameters<ILookaheadStrategy["buildLookaheadForAlternation"]>[0];
type Optional = Parameters<ILookaheadStrategy["buildLookaheadForOptional"]>[0];
type Choose = ReturnType<ILookaheadStrategy["buildLookaheadForAlternation"]>;
type Enter = ReturnType<ILookaheadStrategy["buildLookaheadForOptional"]>;

/**
 * Chevrotain works out every choice of the grammar when a parser is made, which is two thirds of the time that takes;
 * a command line of mesosc waits for it, and its program meets a part of the choices.
 */
export class LazyLookahead extends LLkLookaheadStrategy {
  override buildLookaheadForAlternation(options: Alternation): Choose {
    let choose: Choose | undefined;
    const build = () => super.buildLookaheadForAlternation(options);
    return function (this: BaseParser, ...rest) {
      choose ??= build();
      return choose.apply(this, rest);
    };
  }

  override buildLookaheadForOptional(options: Optional): Enter {
    let enter: Enter | undefined;
    const build = () => super.buildLookaheadForOptional(options);
    return function (this: BaseParser) {
      enter ??= build();
      return enter.call(this);
    };
  }
}
