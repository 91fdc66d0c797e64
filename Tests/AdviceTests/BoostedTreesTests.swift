import Testing

@testable import Advice

struct BoostedTreesTests {
  @Test("an order by two features together is learnt, and holds for lists not seen")
  func order() {
    // Right is what is high in the first feature where the second is low, and the reverse.
    func list(_ number: Int) -> (features: [[Double]], isRight: [Bool]) {
      let features = (0..<12).map { place in
        [Double((place * 7 + number * 5) % 12), Double((place + number) % 2), Double((place * number) % 5)]
      }
      return (features, features.map { $0[1] < 0.5 ? $0[0] > 8 : $0[0] < 3 })
    }
    var examples = BoostedTrees.Examples()
    for number in 0..<60 {
      examples.features += list(number).features
      examples.isRight += list(number).isRight
      examples.starts.append(examples.features.count)
    }
    let trees = BoostedTrees(examples)
    for number in 100..<110 {
      let (features, isRight) = list(number)
      let scores = features.map(trees.score)
      let lowestRight = zip(scores, isRight).filter(\.1).map(\.0).min() ?? .infinity
      let highestWrong = zip(scores, isRight).filter { !$0.1 }.map(\.0).max() ?? -.infinity
      #expect(lowestRight > highestWrong)
    }
  }

  @Test("no list, and lists without a right one, teach nothing")
  func nothing() {
    #expect(BoostedTrees(.init()).score([1]) == 0)
    let flat = BoostedTrees.Examples(features: [[1], [2]], isRight: [false, false], starts: [0, 2])
    #expect(BoostedTrees(flat).score([2]) == 0)
  }

  @Test("the exponential is that of the books", arguments: [0, 1, -1, 0.3, -7.5, 20])
  func exponential(_ x: Double) {
    let known = [
      0: 1, 1: 2.718281828459045, -1: 0.36787944117144233, 0.3: 1.3498588075760032, -7.5: 0.0005530843701478336,
      20: 485165195.4097903,
    ]
    #expect(abs(Exponential.value(x) / known[x]! - 1) < 1e-14)
    #expect(Exponential.value(-1e9) >= 0 && Exponential.value(1e9).isFinite)
  }
}
