// An empty program that loads Foundation: what any Swift program on Linux pays before it does anything.
import Foundation

print(Data("ok".utf8).count)
