from manyuan.cli.main import main

main()
